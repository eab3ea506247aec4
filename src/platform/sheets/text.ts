export const text = {
  empty: ['文件里没有内容。', 'There is nothing in the file.'],
  kind: [
    '不是能读取的表格。请另存为 .xlsx 或 .csv 后再上传。',
    'This is not a table that can be read. Save it as .xlsx or .csv, then upload it again.',
  ],
  old_kind: [
    '这个旧版 Excel（.xls）文件这里读不了。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传；有密码的请先取消密码。',
    'This old Excel file (.xls) cannot be read here. Open it in Excel, save it as .xlsx without a password, then upload it again.',
  ],
  encrypted: [
    '文件已加密（有打开密码）。请在 Excel 中取消密码，保存后再上传。',
    'The file is encrypted: it has a password. Take the password off in Excel, save it, then upload it again.',
  ],
  broken: [
    '文件已损坏，无法读取。请用 Excel 打开并另存为 .xlsx 后再上传。',
    'The file is damaged and cannot be read. Open it in Excel, save it as .xlsx, then upload it again.',
  ],
  encoding: [
    '文字编码无法识别。请另存为 UTF-8 编码的 CSV 或 .xlsx。',
    'The encoding of the text is not known. Save it as CSV in UTF-8, or as .xlsx.',
  ],
  no_sheet: [(name: string) => `没有名为“${name}”的工作表。`, (name: string) => `There is no sheet called "${name}".`],
  too_large: [
    (mb: number) => `文件展开后超过 ${mb} MB，请拆分后再上传。`,
    (mb: number) => `Unpacked, the file is larger than ${mb} MB. Split it, then upload the parts.`,
  ],
  too_long: [
    (rows: number) => `超过 ${rows} 行，请拆分后再上传。`,
    (rows: number) => `There are more than ${rows} rows. Split the file, then upload the parts.`,
  ],
  too_wide: [
    (n: number, columns: number) => `第 ${n} 行超过 ${columns} 列。`,
    (n: number, columns: number) => `Row ${n} has more than ${columns} columns.`,
  ],
  cell_too_long: [
    (n: number, cell: number) => `第 ${n} 行有单元格超过 ${cell} 个字。`,
    (n: number, cell: number) => `Row ${n} has a cell of more than ${cell} characters.`,
  ],
  too_many_cells: [
    '表里的单元格太多，多半是空白行列带着格式。请删去多余的空白行和列后再上传。',
    'The form has too many cells, most likely blank rows and columns with a format. Delete them, then upload it again.',
  ],
  unclosed_quote: [
    (n: number) => `第 ${n} 行起有引号没有成对，无法判断单元格在哪里结束。`,
    (n: number) => `From row ${n} on a quotation mark is never closed, so nobody can tell where the cell ends.`,
  ],
} as const
