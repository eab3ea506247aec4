export const text = {
  itself: ['不能与自身合并，请选择另一个项目。', 'A project cannot be merged with itself. Choose another.'],
  may_not: [
    '您不能合并这两个项目或撤销合并：须是两个项目责任单位的负责人或管理员，并知悉保密内容。',
    'You may not merge these two or take their merge back: who leads or administers the units of both, and knows what both are, may.',
  ],
  counted_twice: [
    (indicators: string) =>
      `两个项目都已计入“${indicators}”，合并后会重复计数。请先冲销其中一个项目的申报；已冻结的期次不变，更正计入下一期。`,
    (indicators: string) =>
      `Both are counted in ${indicators}, where a project counts once. Reverse the claim of one of them first: frozen periods stay, the correction goes into the next.`,
  ],
  facts_changed: [
    '合并时取用的信息后来又被修改，撤销会覆盖这些修改，不能原样恢复。请先改回合并时的内容。',
    'Facts that the merge took over were changed since: taking it back would overwrite them. Set them back first.',
  ],
  counted_since: [
    '合并后又有申报审核计数，撤销会改变已经上报的数字。请先冲销合并后通过的申报。',
    'Claims were counted since the merge: taking it back would change figures that were reported. Reverse what was approved since first.',
  ],
  code_taken: [
    (code: string, name: string, unit: string) =>
      `合并前的项目编号“${code}”现已用于“${name}”（${unit}）。请先核对：编号录错的，请${unit}在“${name}”中更正或清除后再撤销；“${name}”就是这个项目的，改为合并。`,
    (code: string, name: string, unit: string) =>
      `The project code ${code} from before the merge belongs to “${name}” of ${unit} by now. If it is wrong there, ${unit} corrects or clears it, and you take the merge back then; if that is this very project, merge the two instead.`,
  ],
  on_its_way: [
    '被合并的项目正在流转，请先撤回流转再合并。',
    'The project that would go is offered to others. Withdraw that offer first.',
  ],
} as const
