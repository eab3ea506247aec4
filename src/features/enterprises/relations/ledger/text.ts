export const text = {
  columns: {
    name: ['企业名称', 'Enterprise'],
    code: ['企业统一社会信用代码', 'Its code'],
    other_name: ['关联企业名称', 'Related enterprise'],
    other_code: ['关联企业统一社会信用代码', 'Code of the related'],
    role: ['关系（关联企业是其）', 'Relation (the related is its)'],
    share: ['持股比例（%）', 'Share (%)'],
    since_on: ['开始日期', 'Since'],
    until_on: ['结束日期', 'Until'],
    source: ['依据', 'Source'],
  },
  roles: {
    parent: ['母公司', 'parent'],
    subsidiary: ['子公司', 'subsidiary'],
    group: ['同一集团', 'same group'],
    controller: ['同一实际控制人', 'same controller'],
    partner: ['合资方', 'partner'],
    venture: ['合资企业', 'joint venture'],
  },
  no_file: ['没有这份上传的文件，请重新上传。', 'There is no such upload of yours. Upload it again.'],
  no_columns: [
    '没有找到表头：须有“企业名称”“关联企业名称”（或两者的统一社会信用代码）和“关系”。可先导出一份作为样表。',
    'No header was found: it needs the enterprise, the related enterprise (or their codes) and the relation. An export shows how it looks.',
  ],
  too_many: [
    (most: number) => `一次最多导入 ${most} 行，请分成几份。`,
    (most: number) => `At most ${most} rows at once. Divide the table.`,
  ],
  no_name: ['没有填写企业名称或统一社会信用代码。', 'Neither a name nor a code is given.'],
  not_found: [
    (asked: string) => `企业库中没有“${asked}”，请先登记该企业。`,
    (asked: string) => `There is no enterprise “${asked}” here. Add it first.`,
  ],
  several: [
    (asked: string) => `企业库中有多家“${asked}”，请填写统一社会信用代码。`,
    (asked: string) => `Several enterprises are called “${asked}”. Give the code.`,
  ],
  other_bearer: [
    (code: string, bearer: string, asked: string) => `代码 ${code} 属于“${bearer}”，不是“${asked}”。请核对。`,
    (code: string, bearer: string, asked: string) => `The code ${code} is that of “${bearer}”, not of “${asked}”.`,
  ],
  no_role: [
    (said: string) => `不认识的关系“${said}”：应为母公司、子公司、同一集团、同一实际控制人、合资方或合资企业。`,
    (said: string) =>
      `“${said}” is no relation: parent, subsidiary, same group, same controller, partner or joint venture.`,
  ],
  no_day: [
    (said: string) => `“${said}”不是日期，应为 2020-01-31 的形式。`,
    (said: string) => `“${said}” is no day, such as 2020-01-31.`,
  ],
} as const
