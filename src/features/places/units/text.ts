export const text = {
  missing: ['没有这个单位。', 'There is no such unit.'],
  administrator_only: ['只有该单位的管理员可以这样做。', 'Only an administrator of that unit may do this.'],
  name_taken: ['上级单位下已有同名单位。', 'There is already a unit of this name under the same parent.'],
  cycle: ['不能把单位移到它自己或它的下级之下。', 'A unit cannot move under itself or under a unit below it.'],
  root: ['最高一级单位不能移动，也不能撤销。', 'The topmost unit cannot be moved or closed.'],
  parent_closed: ['上级单位已撤销。', 'The unit above is closed.'],
  has_open: ['请先撤销或移走下级单位。', 'Close or move the units below it first.'],
  stale: [
    (who: string) => `${who}先行修改了该单位，您的修改没有保存。`,
    (who: string) => `${who} changed this unit first, so your change was not saved.`,
  ],
} as const
