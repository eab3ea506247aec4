export const text = {
  title: ['企业平移', 'Relocation'],
  flagged: ['企业平移，不计入新项目', 'A relocation: not counted as new'],
  sign: ['企业平移', 'Relocation'],
  found: [
    (enterprise: string) => `${enterprise}此前已在其他单位投产`,
    (enterprise: string) => `${enterprise} already produced in another unit`,
  ],
  investor: ['投资方', 'The investor'],
  earlier: ['在先项目', 'Earlier project'],
  hidden: ['您无权查看的项目', 'a project that you may not see'],
  since: [(day: string) => `${day} 起投产`, (day: string) => `in production since ${day}`],
  by_system: [(day: string) => `系统于 ${day} 认定`, (day: string) => `found by the system on ${day}`],
  by_hand: [
    (who: string, day: string) => `${who} 于 ${day} 认定`,
    (who: string, day: string) => `set by ${who} on ${day}`,
  ],
  reason: ['认定理由', 'Why'],
  secret: ['该项目已认定为企业平移，不计入新项目。', 'This project is flagged as a relocation and not counted as new.'],
  lifted: [
    (who: string, day: string) => `${who} 于 ${day} 解除`,
    (who: string, day: string) => `lifted by ${who} on ${day}`,
  ],
  cleared: [
    (day: string) => `${day} 依据消失，已解除`,
    (day: string) => `cleared on ${day}: what it rested on is no more`,
  ],
  merged: [(day: string) => `${day} 随项目合并并为一项`, (day: string) => `became one with another flag on ${day}`],
  evidence: ['佐证', 'Evidence'],
  lift: ['解除认定', 'Lift'],
  lift_title: ['解除企业平移认定', 'Lift the flag of a relocation'],
  lift_hint: [
    '仅限真正的增资扩产：原厂继续生产，新增产能。解除后重新计入新项目；已封存月份的数字不变，差额计入下一个未封存的月份并注明更正。',
    'For a genuine expansion only: the old works go on producing. The project counts as new again; a frozen month keeps its figure, and the difference stands in the next open month as a correction.',
  ],
  lift_evidence: ['依据的佐证', 'Evidence that it rests on'],
  no_evidence: [
    '本项目还没有佐证。请责任单位先上传，如增资扩产的备案证。',
    'The project has no evidence yet. Its unit uploads it first, such as the filing of the expansion.',
  ],
  set: ['认定为企业平移…', 'Flag as a relocation…'],
  set_title: ['认定企业平移', 'Flag as a relocation'],
  set_hint: [
    '系统按投资方自动认定；关联公司迁入等系统看不到的情形，可在此人工认定。认定后不再计入新项目。',
    'The system finds relocations by the investor. What it cannot see, such as an affiliated company that moves in, is flagged here. The project no longer counts as new.',
  ],
  done: ['已办理，计数已更新', 'Done: the counts are up to date'],
  only: ['仅看企业平移', 'Relocations only'],
} as const
