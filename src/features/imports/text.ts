export const text = {
  missing: ['没有这次导入，或不在您的范围内。', 'There is no such import, or it is beyond your reach.'],
  may_not: [
    '您不能导入台账：须是单位的招商专员、单位负责人或管理员。',
    'You may not import ledgers: officers, leads and administrators of a unit may.',
  ],
  not_now: ['这次导入现在不能这样操作，请刷新后再看。', 'The import has moved on and cannot do this now. Reload it.'],
  map_faulty: ['映射有误，请按提示修改。', 'The mapping is not right. Mend what is marked.'],
  no_sheet: ['文件里没有可读的工作表。', 'The file has no sheet that can be read.'],
  map_unreadable: [
    (file: string) => `读不了映射文件 ${file}。`,
    (file: string) => `The mapping file ${file} cannot be read.`,
  ],
  no_row: ['没有这一行。', 'There is no such row.'],
  decided: ['这一行已处理过。', 'This row has been decided already.'],
  not_decided: ['这一行还没有处理，无需撤回。', 'Nobody has decided this row, so there is nothing to take back.'],
  decision_built_on: [
    '这一决定之后项目又有变动或被引用，不能撤回。请在项目上更正。',
    'Something was built on what this decision did, so it cannot be taken back. Mend the project instead.',
  ],
  no_candidate: ['请先指明与哪个项目是同一个。', 'Say which project it is the same as.'],
  gone: ['导入者已不在册或不再有权导入。', 'Whoever brought it in is no longer a member, or may no longer import.'],
  file_gone: ['原文件已不在，请重新上传。', 'The file is no longer there. Upload it again.'],
  too_heavy: [
    '文件中的行太大，读取时内存不够。已导入的行保留。请把文件拆成几份，删去过长的单元格后再导入。',
    'The rows of the file are too large to be read in the memory there is. What is in stays. Split the file, shorten its longest cells, and import it again.',
  ],
  no_file: [(file: string) => `读不了文件 ${file}。`, (file: string) => `The file ${file} cannot be read.`],
  whose: [
    (users: string) => `请用 --as 指明以谁的身份导入：${users}。`,
    (users: string) => `Say with --as who imports it: ${users}.`,
  ],
  no_user: [
    (user: string) => `没有用户 ${user}，或该用户无权导入。`,
    (user: string) => `There is no user ${user}, or they may not import.`,
  ],
  cursor: ['翻页位置无效，请回到第一页。', 'The place in the list is not valid. Go back to the first page.'],
  built_on: [
    (n: number) => `已有 ${n} 项内容建立在这次导入之上，不能整批撤销。请先处理下列内容，或逐个项目更正。`,
    (n: number) =>
      `${n} things were built on this import, so it cannot be taken back as a whole. Deal with those listed first, or mend the projects one by one.`,
  ],
  would_undo: [
    (made: number, changed: number) => `将撤回新建的 ${made} 个项目，恢复改动的 ${changed} 个项目。没有写入任何内容。`,
    (made: number, changed: number) =>
      `Would withdraw ${made} projects that it made and restore ${changed} that it changed. Nothing was written.`,
  ],
  undone: [
    (made: number, changed: number) => `已撤销：撤回新建的 ${made} 个项目，恢复改动的 ${changed} 个项目。`,
    (made: number, changed: number) =>
      `Taken back: ${made} projects that it made were withdrawn, ${changed} that it changed were restored.`,
  ],
  more: [(n: number) => `… 另有 ${n} 项未列出`, (n: number) => `… ${n} more`],
  undo_unknown: [
    '这次导入早于“整批撤销”功能，没有记录每行改动的版本，不能整批撤销。',
    'This import is older than undo: what each row changed was not kept, so it cannot be taken back as a whole.',
  ],
  dispute: ['首谈争议', 'A dispute over first contact'],
  found_again: [(file: string) => `台账《${file}》也有此项目`, (file: string) => `The ledger ${file} has it too`],
  row: {
    unit_unknown: [(name: string) => `没有单位“${name}”`, (name: string) => `There is no unit "${name}"`],
    unit_many: [
      (name: string) => `有多个单位叫“${name}”，请写成“上级/单位”`,
      (name: string) => `Several units are called "${name}": write Above/Name`,
    ],
    only_unit: [
      (name: string) => `“${name}”是单位名称，这一行没有别的内容：是分组标题还是项目？`,
      (name: string) => `"${name}" is the name of a unit, and the row says nothing else: a heading or a project?`,
    ],
    unit_none: ['没有写责任单位，导入者也没有所属单位', 'No unit is named, and the importer has none of their own'],
    unit_beyond: [(name: string) => `您无权为“${name}”导入`, (name: string) => `You may not import for "${name}"`],
    id_form: [
      '项目ID 只认本系统导出的编号；若是别的编号，请把该列改为“项目编码”或“保留”',
      'The project ID is one that this system exported; take the column for a code, or keep it',
    ],
    held: [(name: string) => `该项目由“${name}”负责，不在您的范围内`, (name: string) => `"${name}" holds this project`],
    secret: ['保密项目只有知情人员能更新', 'A confidential project is updated by those who know it'],
    code_taken: ['项目编码已属于另一个项目', 'The project code belongs to another project'],
    unexpected: ['数值超出范围，无法保存', 'A value is beyond what can be kept'],
    twice: ['同一项目在本台账中出现过，但内容不同', 'The ledger has this project already, with other facts'],
    same_name: [(unit: string) => `与“${unit}”的项目同名`, (unit: string) => `A project of "${unit}" has this name`],
    same_company: [
      '统一社会信用代码和总投资都与已有项目相同',
      'Company code and investment are those of a known project',
    ],
    same_investment: [
      '投资方和总投资都与已有项目相同，名称也相近',
      'Investor and investment are those of a known project, and the names are alike',
    ],
    stage_stays: [
      (now: string, told: string) => `台账写“${told}”，项目现为“${now}”；阶段须凭佐证推进，导入不改`,
      (now: string, told: string) =>
        `The ledger says "${told}", the project stands in "${now}"; an import moves no stage`,
    ],
    status_stays: ['推进状态与现有不同，导入不改', 'The standing differs from the present one; an import leaves it'],
    unit_stays: ['责任单位与现有不同，导入不改', 'The owning unit differs from the present one; an import leaves it'],
    gate: [
      (n: number, stage: string) => `按“${stage}”阶段的要求还缺 ${n} 项`,
      (n: number, stage: string) => `For "${stage}" ${n} things are still missing`,
    ],
    skipped: {
      blank: ['空行', 'Empty'],
      subtotal: ['合计行', 'A subtotal'],
      part: ['上一行的其中项', 'A part of the row above'],
      note: ['说明行', 'A note'],
      header: ['重复的表头', 'The header again'],
    },
    by_person: ['人工跳过', 'Left out by a person'],
  },
  states: {
    draft: ['待确认', 'To be confirmed'],
    running: ['导入中', 'Running'],
    done: ['已完成', 'Done'],
    cancelled: ['已停止', 'Stopped'],
    failed: ['未能完成', 'Failed'],
  },
  undo_states: { running: ['撤销中', 'Being undone'], done: ['已撤销', 'Undone'] },
  outcomes: {
    created: ['新建', 'Created'],
    updated: ['更新', 'Updated'],
    unchanged: ['无变化', 'Unchanged'],
    suspected: ['疑似重复', 'Suspected duplicates'],
    refused: ['退回', 'Refused'],
    skipped: ['跳过', 'Skipped'],
  },
} as const
