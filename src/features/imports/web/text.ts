export const text = {
  title: ['导入台账', 'Import a ledger'],
  intro: [
    '把手头的项目台账拖进来：.xlsx、.xls 或 .csv，中英文表头都认，一个项目一张的信息表也认。系统先给出映射和预览，确认后才写入；退回的行会说明原因，可下载修改后再导入。同一份台账导两次不会重复。',
    'Drop the ledger you keep: .xlsx, .xls or .csv, with headers in Chinese or English, or forms of one project each. You see the mapping and a preview before anything is written; refused rows say why and can be downloaded, mended and brought in again. The same ledger twice creates nothing twice.',
  ],
  drop: [
    '把台账拖到这里，或点击选择文件；可一次放多个',
    'Drop ledgers here, or click to choose; several at once if you like',
  ],
  reading: ['正在读取…', 'Reading…'],
  template: ['下载模板', 'Download a template'],
  earlier: ['导入记录', 'Earlier imports'],
  none_yet: ['还没有导入过台账。', 'No ledger has been brought in yet.'],
  may_not: [
    '您不能导入台账：须是招商专员、单位负责人或管理员。',
    'You may not import ledgers: officers, leads and administrators may.',
  ],
  retry: ['重试', 'Try again'],
  back: ['返回', 'Back'],
  waits_for_disk: [
    '服务器磁盘已满，已暂停：写入的行都在，腾出空间后会自动继续。请联系管理员。',
    'The disk of the server is full, so this has paused. What is in stays in, and it goes on by itself once there is room. Tell the administrator.',
  ],
  no_header: [
    '没有找到表头，各列按 A、B、C 列出。请在“映射”里逐列指明是什么。',
    'No header was found: the columns stand as A, B, C. Say under Mapping what each of them is.',
  ],
  header_unknown: [
    '表头中的列名都不认识。请在“映射”里逐列指明是什么。',
    'None of the headers is known. Say under Mapping what each column is.',
  ],
  no_header_name: ['先指明哪一列是项目名称。', 'Begin with the column of the project names.'],
  same_file_started: [
    (file: string, by: string, on: string) => `这份文件已由${by}于 ${on} 导入（《${file}》）`,
    (file: string, by: string, on: string) => `${by} brought this file in on ${on} (${file})`,
  ],
  same_file_draft: [
    (file: string, by: string, on: string) => `这份文件已有一份待确认的草稿：《${file}》，${by}，${on}`,
    (file: string, by: string, on: string) => `This file is a draft already: ${file}, ${by}, ${on}`,
  ],
  same_file_hint: [
    '再导一次不会重复建项目；其间改过的内容，以台账为准的会被改回。',
    'Again makes no project twice; what was changed since then is set back to what the ledger says.',
  ],
  same_file_draft_hint: [
    '两份草稿互不影响；用不着的那份请放弃。',
    'Neither draft knows of the other; discard the one that is not needed.',
  ],
  same_file_open: ['打开那一次', 'Open that one'],
  mapping: ['映射', 'Mapping'],
  mapping_hint: [
    '每一列对应哪个字段；没有对应的列原样保留，导出时一并带出。',
    'What each column is taken for. A column that is nothing we know is kept as it is and exported again.',
  ],
  unnamed: [(n: number) => `第 ${n} 列（无表头）`, (n: number) => `Column ${n} (no header)`],
  field: ['字段', 'Field'],
  keep: ['原样保留', 'Keep as it is'],
  ignore: ['不导入', 'Leave out'],
  unit: ['计量单位', 'Unit'],
  basis: ['口径', 'Basis'],
  announced: ['公布', 'Announced'],
  agreed: ['协议', 'Agreed'],
  year: ['年度', 'Year'],
  sure: ['已识别', 'Understood'],
  guess: ['推测', 'Guessed'],
  unknown: ['未识别', 'Unknown'],
  ask_unit: ['请选计量单位', 'Choose the unit'],
  ask_year: ['请选年度', 'Choose the year'],
  questions: ['待回答', 'Questions'],
  questions_hint: [
    '这些单元格不能确定是什么意思。回答一次，以后同样的台账照此读；不回答的，那些行会退回并写明原因。',
    'Nobody can be certain what these cells mean. Answer once, and ledgers of this form are read so from then on; rows that are left open are refused, with the reason.',
  ],
  first_day: ['缺日的算当月第一天', 'A month is its first day'],
  last_day: ['缺日的算当月最后一天', 'A month is its last day'],
  later_planned: ['还没到的日期是计划日期', 'Days to come are those of the plan'],
  century_is: [
    (century: string) => `两位年份在前，是 ${century}xx 年`,
    (century: string) => `Two-digit years come first: ${century}xx`,
  ],
  year_is: [(year: string) => `没写年份的是 ${year} 年`, (year: string) => `Days without a year are of ${year}`],
  sizes_right: ['列出的都没有错', 'All of these are right'],
  unread_keep: ['留空，原文保留在项目上', 'Leave blank, keep the words'],
  unread_kept: ['读不懂的留空，原文保留', 'Unreadable: blank, words kept'],
  cell_in_rows: [
    (cell: string, rows: number) => `${cell && `“${cell}” `}${rows} 行`,
    (cell: string, rows: number) => `${cell && `"${cell}", `}${rows} ${rows === 1 ? 'row' : 'rows'}`,
  ],
  cell_is: [(cell: string) => `“${cell}”是`, (cell: string) => `"${cell}" means`],
  means: ['是什么意思', 'What it means'],
  cell_means: [
    (cell: string, means: string) => `“${cell}”是${means}`,
    (cell: string, means: string) => `"${cell}": ${means}`,
  ],
  more_cells: [(n: number) => `另有 ${n} 种写法`, (n: number) => `${n} more spellings`],
  preview: ['预览', 'Preview'],
  preview_hint: [
    '按当前映射理解的前几行，尚未写入。',
    'The first rows as they are understood; nothing is written yet.',
  ],
  sheet_read: [
    (name: string, row: number, lines: number) =>
      `${name && `工作表“${name}”：`}表头在第 ${row} 行${lines > 1 ? `起的 ${lines} 行` : ''}`,
    (name: string, row: number, lines: number) =>
      `${name && `Sheet ${name}: `}header in row ${row}${lines > 1 ? ` and the ${lines - 1} below` : ''}`,
  ],
  hidden_columns: [
    (name: string, columns: string) => `${name && `“${name}”中`}隐藏的列也会读入：${columns}`,
    (name: string, columns: string) => `Hidden columns are read too${name && ` (${name})`}: ${columns}`,
  ],
  comments: [
    (name: string, n: number) => `${name && `“${name}”中`}有 ${n} 条批注，随项目保留在“批注：列名”中`,
    (name: string, n: number) =>
      `${n} comments${name && ` in ${name}`} are kept with their projects, as columns 批注：…`,
  ],
  sheet_left_out: [
    (name: string, why: string) => `工作表“${name}”未读：${why}`,
    (name: string, why: string) => `Sheet ${name} is left out: ${why}`,
  ],
  row: ['行', 'Row'],
  reason: ['原因', 'Reason'],
  would: ['导入后将会：', 'This would come of it:'],
  asked_above: [(columns: string) => `见待回答：${columns}`, (columns: string) => `Asked above: ${columns}`],
  read_rows: [(rows: number) => `共 ${rows} 行。`, (rows: number) => `${rows} ${rows === 1 ? 'row' : 'rows'}.`],
  read_all: [
    (rows: number, refused: number) => `共 ${rows} 行，其中 ${refused} 行将被退回`,
    (rows: number, refused: number) => `${rows} rows, of which ${refused} would be refused`,
  ],
  read_part: [
    (rows: number, refused: number) => `已读前 ${rows} 行，其中 ${refused} 行将被退回`,
    (rows: number, refused: number) => `The first ${rows} rows were read; ${refused} would be refused`,
  ],
  start: ['开始导入', 'Start'],
  go_on: ['继续导入', 'Go on'],
  cancel: ['停止', 'Stop'],
  discard: ['放弃', 'Discard'],
  draft: ['待确认', 'To be confirmed'],
  running: ['导入中', 'Running'],
  beginning: ['正在开始…', 'Starting…'],
  pace: [
    (rows: number, seconds: number | null) =>
      `每秒 ${rows} 行${seconds === null ? '' : `，约剩 ${timeLeft(seconds)[0]}`}`,
    (rows: number, seconds: number | null) =>
      `${rows} rows a second${seconds === null ? '' : `, about ${timeLeft(seconds)[1]} left`}`,
  ],
  done: ['已完成', 'Done'],
  cancelled: ['已停止', 'Stopped'],
  failed: ['未能完成', 'Failed'],
  outcomes: ['导入结果', 'What came of the rows'],
  created: ['新建', 'Created'],
  updated: ['更新', 'Updated'],
  unchanged: ['无变化', 'Unchanged'],
  suspected: ['疑似重复', 'Suspected'],
  refused: ['退回', 'Refused'],
  skipped: ['跳过', 'Skipped'],
  download: ['下载退回的行', 'Download refused rows'],
  nothing_here: ['没有这样的行。', 'There are no such rows.'],
  more: ['更多', 'More'],
  project: ['项目', 'Project'],
  in_ledger: ['台账', 'Ledger'],
  known: ['已有项目', 'Known project'],
  beyond: ['不在您的范围内，只显示由谁负责。', 'Beyond your reach: only who holds it is shown.'],
  as_new: ['另建项目', 'It is another: create it'],
  as_same: ['是同一个，更新它', 'It is the same: update it'],
  as_skip: ['不导入', 'Leave out'],
  as_later: ['留待以后', 'Leave for later'],
  differs: ['不同', 'Differs'],
  duplicates: ['疑似重复', 'Suspected duplicates'],
  by_keyboard: ['逐条处理（可只用键盘）', 'Decide one after another, by keyboard'],
  waiting: ['待处理', 'Waiting'],
  left_for_later: ['留待以后', 'Left for later'],
  import_file: ['导入批次', 'Import'],
  every_import: ['全部导入', 'Every import'],
  sent_by_unit: ['报送单位', 'Unit'],
  every_unit: ['全部单位', 'Every unit'],
  undo_last: ['撤回上一条 (U)', 'Take the last one back (U)'],
  taken_back: ['已撤回', 'Taken back'],
  to_decide: [(n: number) => `还有 ${n} 条待处理。`, (n: number) => `${n} to decide.`],
  decided_so_far: [(n: number) => `已处理 ${n} 条。`, (n: number) => `${n} decided.`],
  duplicate_keys: [
    'J/K 或 ↑↓ 上下，S 同一个，N 另建，L 留待以后，X 不导入，U 撤回。',
    'J/K or ↑↓ to go, S the same, N another, L later, X leave out, U back.',
  ],
  no_duplicates: ['没有待处理的疑似重复', 'Nothing waits to be decided'],
  no_duplicates_hint: [
    '导入时与已有项目同名、或统一社会信用代码和投资额都相同的行会列在这里。',
    'Rows of a ledger that have the name of a known project, or its company code and investment, come here.',
  ],
  put_off_by: [(by: string) => `${by} 留待以后`, (by: string) => `Left for later by ${by}`],
  previous: ['上一条', 'Previous'],
  next: ['下一条', 'Next'],
  undo_import: ['整批撤销', 'Undo the import'],
  undo_now: ['撤销', 'Undo'],
  leave_it: ['不了', 'Leave it'],
  undoing: ['撤销中', 'Being undone'],
  undone: ['已撤销', 'Undone'],
  undone_by: [
    (by: string, n: number) => `已由 ${by} 整批撤销，涉及 ${n} 个项目。台账记录保留，可重新导入。`,
    (by: string, n: number) =>
      `Undone by ${by}: ${n} projects. The record stays, and the ledger can be brought in again.`,
  ],
  would_undo: [
    (created: number, updated: number) => `将撤回新建的 ${created} 个项目，恢复更新过的 ${updated} 个项目的原值。`,
    (created: number, updated: number) =>
      `${created} projects that it made are withdrawn, ${updated} that it changed get their former values back.`,
  ],
  undo_hint: [
    '账本不删任何记录：撤销本身也记入账本和每个项目的时间线。',
    'Nothing is erased from the ledger: undoing is itself recorded there and in the timeline of each project.',
  ],
  too_old: [
    '这次导入早于“整批撤销”功能，没有记录每行改动的版本，不能整批撤销。',
    'This import is older than undo: what each row changed was not kept.',
  ],
  built_on: [
    (n: number) => `已有 ${n} 项内容建立在这次导入之上，不能整批撤销：`,
    (n: number) => `${n} things were built on this import, so it cannot be undone as a whole:`,
  ],
  and_more: [(n: number) => `另有 ${n} 项未列出。`, (n: number) => `${n} more are not listed.`],
  mapped_as_on: [
    (on: string, by: string, file: string) => `已按 ${by} ${on} 对《${file}》的映射自动对应`,
    (on: string, by: string, file: string) => `Mapped as on ${on} by ${by} (${file})`,
  ],
  mapped_by_preset: [
    (name: string) => `识别为“${name}”，已按预设对应`,
    (name: string) => `Recognised as ${name}: mapped by its preset`,
  ],
  new_columns: [
    (names: string) => `新增的列，请核对：${names}`,
    (names: string) => `New columns, please check: ${names}`,
  ],
  lost_columns: [
    (names: string) => `这次没有的列：${names}`,
    (names: string) => `Columns that are not there this time: ${names}`,
  ],
  reset: ['重置映射', 'Reset the mapping'],
  reset_hint: ['忘记这套对应关系，只按表头识别？', 'Forget this mapping and go by the headers alone?'],
  reset_preset: ['不用预设，只按表头识别？', 'Leave the preset and go by the headers alone?'],
  decided: [(by: string) => `由 ${by} 处理`, (by: string) => `Decided by ${by}`],
  about: [(amount: string) => `约 ${amount}`, (amount: string) => `about ${amount}`],
} as const

/** Seconds as people say them: 40 秒, 3 分钟, 1 小时 20 分. */
function timeLeft(seconds: number): readonly [zh: string, en: string] {
  if (seconds < 60) return [`${Math.max(1, seconds)} 秒`, `${Math.max(1, seconds)} s`]
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return [`${minutes} 分钟`, `${minutes} min`]
  return [`${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`, `${Math.floor(minutes / 60)} h ${minutes % 60} min`]
}
