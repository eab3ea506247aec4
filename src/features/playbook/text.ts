export const text = {
  none: [
    '还没有启用制度包，请管理员先在“管理—制度包”中启用。',
    'No playbook is active yet: an administrator activates one under Administration, Playbook.',
  ],
  unreadable: [
    '数据库中的制度包无法读取，请联系管理员。',
    'The stored playbook cannot be read. Tell the administrator.',
  ],
  faulty: ['制度包有误，没有启用。', 'The playbook has faults.'],
  no_stage: [
    (stage: string, known: string) => `制度包中没有阶段“${stage}”，可用的有：${known}。`,
    (stage: string, known: string) => `The playbook has no stage '${stage}'; it has: ${known}.`,
  ],
  no_file: [(file: string) => `读不到文件 ${file}。`, (file: string) => `Cannot read the file ${file}.`],
  not_project: [
    (file: string, why: string) => `项目文件 ${file} 不是一个 JSON 对象。${why}`,
    (file: string, why: string) => `The project file ${file} is not one JSON object.${why}`,
  ],
  missing: [
    (n: number, stage: string) => `进入阶段 ${stage} 还缺 ${n} 项。`,
    (n: number, stage: string) => `${n} thing(s) missing for stage ${stage}.`,
  ],
} as const
