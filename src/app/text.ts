import type { Words } from '#platform/words.ts'

export const text = {
  port_taken: [
    (port: number) => `端口 ${port} 已被占用，请用 --port 指定另一个。`,
    (port: number) => `Port ${port} is taken: name another with --port.`,
  ],
  screens_not_built: [
    '界面没有构建成功，原因见上面的输出。',
    'The screens could not be built; what is printed above says why.',
  ],
  not_whole: [
    '恢复后的台账与备份不一致，请检查备份文件。',
    'The restored ledger is not what was backed up: check the file.',
  ],
  host_unknown: [
    (host: string) => `${host} 不是本机的地址，请检查 LANDFALL_HOST。`,
    (host: string) => `${host} is no address of this machine: see LANDFALL_HOST.`,
  ],
  ledger_faults: [(n: number) => `台账有 ${n} 处错误。`, (n: number) => `The ledger has ${n} fault(s).`],
  file: [(path: string, why: Words) => `${path}：${why[0]}`, (path: string, why: Words) => `${path}: ${why[1]}`],
} as const

/** Errors of the file system, by code. */
export const fileText = {
  ENOENT: ['没有这个文件或文件夹。', 'There is no such file or folder.'],
  EISDIR: ['这是文件夹，请写明文件名。', 'It is a folder: name a file.'],
  ENOTDIR: ['路径中有一段不是文件夹。', 'Part of the path is no folder.'],
  EACCES: ['没有读写权限。', 'It may not be read or written: check its permissions.'],
  EPERM: ['没有读写权限。', 'It may not be read or written: check its permissions.'],
  EROFS: ['所在的盘只读，写不进去。', 'Its disk is read-only.'],
  EEXIST: ['已有同名的文件。', 'A file of that name is there already.'],
} as const

/** What commander says, and how it is said in Chinese. */
export const usageText: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown command '(.*)'/, '没有命令“$1”。'],
  [/^error: unknown option '(.*)'/, '没有选项 $1。'],
  [/^error: required option '(.*)' not specified/, '缺少选项 $1。'],
  [/^error: missing required argument '(.*)'/, '缺少参数 <$1>。'],
  [/^error: option '(.*)' argument missing/, '选项 $1 后面缺少内容。'],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+).*/,
    '参数太多：应有 $2 个，给了 $3 个。',
  ],
  [/^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./, '选项 $1 不能是“$2”，可用：$3。'],
  [/^error: option '(.*)' argument '(.*)' is invalid\. (.*)/, '选项 $1 不能是“$2”：$3'],
]
