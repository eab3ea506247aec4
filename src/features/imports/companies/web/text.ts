export const text = {
  title: ['企业查重', 'Companies'],
  counts: [
    (named: number, known: number, fresh: number) =>
      `点名 ${named} 家企业：${known} 家已登记，自动关联；${fresh} 家将新登记。`,
    (named: number, known: number, fresh: number) =>
      `${named} ${named === 1 ? 'company is' : 'companies are'} named: ${known} known and linked, ${fresh} new.`,
  ],
  beginning: ['只看了台账的前一部分。', 'Only the beginning of the ledger was looked at.'],
  none_alike: ['没有与已登记企业相似的。', 'None is like a company that is known.'],
  alike: [
    (n: number) => `另有 ${n} 家与已登记的企业相似，导入后由单位负责人核对，不会自动合并：`,
    (n: number) =>
      `${n} more ${n === 1 ? 'is' : 'are'} like known companies. Nothing is merged by itself; a lead decides after the import:`,
  ],
  more: [(n: number) => `另有 ${n} 家未列出。`, (n: number) => `${n} more are not listed.`],
  waiting: [
    (n: string) => `${n} 对企业待核对`,
    (n: string) => `${n} ${n === '1' ? 'pair waits' : 'pairs wait'} for a decision`,
  ],
  comparing: [
    (n: number) => `正在与企业库比对，还有 ${n} 家`,
    (n: number) => `Being compared with the register: ${n} left`,
  ],
  done: ['已与企业库比对，没有待核对的。', 'Compared with the register: nothing waits for a decision.'],
  go: ['逐对核对', 'Decide one after another'],
  leads: ['由单位负责人或管理员核对。', 'Unit leads and administrators decide.'],
  row: [(place: string) => `台账第 ${place} 行`, (place: string) => `row ${place}`],
  known: ['已登记', 'known before'],
  show_more: ['更多', 'More'],
  retry: ['重试', 'Try again'],
} as const
