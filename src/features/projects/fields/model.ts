/** Every fact that a project may hold, once: forms, columns, filters, the gate, import and export all read this table. */

export type FieldType =
  | 'text'
  | 'longtext'
  | 'date'
  | 'yesno'
  | 'choice' // one entry of the playbook dictionary named by `dictionary`
  | 'industry' // GB/T 4754 code, as text
  | 'unit'
  | 'member'
  | 'number' // decimal text; playbook fields only, core quantities are figures
  | 'tags'
  | 'investors'
  | 'figure' // kept apart by basis, and by year where `yearly`

export type Quantity = 'money' | 'land' | 'floor' | 'people' | 'energy'

export type Section = 'identity' | 'parties' | 'content' | 'figures' | 'milestones' | 'progress'

export interface Field {
  id: string
  type: FieldType
  zh: string
  en: string
  section: Section
  dictionary?: string
  quantity?: Quantity
  yearly?: boolean
}

/** How far a figure can be trusted: said in public, written in a contract, proven by approved claims. None overwrites another. */
export const bases = ['announced', 'agreed', 'verified'] as const
export type Basis = (typeof bases)[number]

/** The unit a quantity is kept in; money keeps its own unit and currency beside its value in yuan. */
export const baseUnits: Record<Exclude<Quantity, 'money'>, string> = {
  land: 'mu',
  floor: 'm2',
  people: 'person',
  energy: 'tce',
}

export const coreFields: readonly Field[] = [
  { id: 'name', type: 'text', zh: '项目名称', en: 'Project name', section: 'identity' },
  { id: 'code', type: 'text', zh: '项目编码', en: 'Project code', section: 'identity' },
  { id: 'confidential', type: 'yesno', zh: '是否保密', en: 'Confidential', section: 'identity' },
  { id: 'code_name', type: 'text', zh: '项目代号', en: 'Code name', section: 'identity' },
  { id: 'unit_id', type: 'unit', zh: '责任单位', en: 'Owning unit', section: 'identity' },
  { id: 'chain_leader', type: 'text', zh: '链长', en: 'Chain leader', section: 'identity' },
  { id: 'tags', type: 'tags', zh: '标签', en: 'Tags', section: 'identity' },

  { id: 'investors', type: 'investors', zh: '投资方', en: 'Investors', section: 'parties' },
  { id: 'origin', type: 'choice', dictionary: 'origin', zh: '内外资', en: 'Origin of capital', section: 'parties' },
  {
    id: 'origin_place',
    type: 'choice',
    dictionary: 'origin_place',
    zh: '资金来源地',
    en: 'Where the capital comes from',
    section: 'parties',
  },
  { id: 'source', type: 'choice', dictionary: 'source', zh: '项目来源', en: 'Source', section: 'parties' },
  { id: 'source_detail', type: 'text', zh: '来源说明', en: 'Source detail', section: 'parties' },
  { id: 'contact_name', type: 'text', zh: '企业联系人', en: 'Contact', section: 'parties' },
  { id: 'contact_phone', type: 'text', zh: '联系电话', en: 'Contact phone', section: 'parties' },
  { id: 'company_name', type: 'text', zh: '注册公司名称', en: 'Registered company', section: 'parties' },
  { id: 'company_code', type: 'text', zh: '统一社会信用代码', en: 'Company code (USCC)', section: 'parties' },

  { id: 'content', type: 'longtext', zh: '建设内容', en: 'What is built', section: 'content' },
  { id: 'industry', type: 'industry', zh: '行业', en: 'Industry', section: 'content' },
  {
    id: 'construction',
    type: 'choice',
    dictionary: 'construction',
    zh: '建设性质',
    en: 'Kind of construction',
    section: 'content',
  },
  { id: 'address', type: 'text', zh: '项目地址', en: 'Address', section: 'content' },
  { id: 'latitude', type: 'number', zh: '纬度', en: 'Latitude', section: 'content' },
  { id: 'longitude', type: 'number', zh: '经度', en: 'Longitude', section: 'content' },
  { id: 'location_exact', type: 'yesno', zh: '坐标准确', en: 'Point is exact', section: 'content' },
  {
    id: 'contract_kind',
    type: 'choice',
    dictionary: 'contract_kind',
    zh: '合同类型',
    en: 'Kind of contract',
    section: 'content',
  },
  { id: 'contract_number', type: 'text', zh: '合同编号', en: 'Contract number', section: 'content' },
  { id: 'filing_code', type: 'text', zh: '备案编码', en: 'Filing code', section: 'content' },

  { id: 'investment', type: 'figure', quantity: 'money', zh: '总投资', en: 'Total investment', section: 'figures' },
  {
    id: 'foreign_capital',
    type: 'figure',
    quantity: 'money',
    zh: '利用外资',
    en: 'Foreign capital',
    section: 'figures',
  },
  { id: 'fixed_assets', type: 'figure', quantity: 'money', zh: '固定资产投资', en: 'Fixed assets', section: 'figures' },
  {
    id: 'registered_capital',
    type: 'figure',
    quantity: 'money',
    zh: '注册资本',
    en: 'Registered capital',
    section: 'figures',
  },
  { id: 'land', type: 'figure', quantity: 'land', zh: '用地面积', en: 'Land', section: 'figures' },
  { id: 'floor', type: 'figure', quantity: 'floor', zh: '厂房面积', en: 'Floor space', section: 'figures' },
  { id: 'jobs', type: 'figure', quantity: 'people', yearly: true, zh: '用工', en: 'Jobs', section: 'figures' },
  { id: 'output', type: 'figure', quantity: 'money', yearly: true, zh: '产值', en: 'Output', section: 'figures' },
  { id: 'tax', type: 'figure', quantity: 'money', yearly: true, zh: '税收', en: 'Tax', section: 'figures' },
  { id: 'energy', type: 'figure', quantity: 'energy', zh: '综合能耗', en: 'Energy', section: 'figures' },

  { id: 'first_contact_on', type: 'date', zh: '初次对接时间', en: 'First contact', section: 'milestones' },
  { id: 'signed_on', type: 'date', zh: '签约日期', en: 'Signed', section: 'milestones' },
  { id: 'registered_on', type: 'date', zh: '注册日期', en: 'Registered', section: 'milestones' },
  { id: 'filed_on', type: 'date', zh: '备案日期', en: 'Filed', section: 'milestones' },
  { id: 'permitted_on', type: 'date', zh: '完成报批日期', en: 'Permits complete', section: 'milestones' },
  { id: 'planned_start_on', type: 'date', zh: '计划开工日期', en: 'Planned start', section: 'milestones' },
  { id: 'started_on', type: 'date', zh: '开工日期', en: 'Construction started', section: 'milestones' },
  { id: 'in_statistics_on', type: 'date', zh: '入统日期', en: 'Entered statistics', section: 'milestones' },
  { id: 'planned_completion_on', type: 'date', zh: '计划竣工日期', en: 'Planned completion', section: 'milestones' },
  { id: 'completed_on', type: 'date', zh: '竣工日期', en: 'Completed', section: 'milestones' },
  { id: 'produced_on', type: 'date', zh: '投产日期', en: 'In production', section: 'milestones' },
  { id: 'scaled_on', type: 'date', zh: '上规日期', en: 'Above designated size', section: 'milestones' },
  { id: 'full_capacity_on', type: 'date', zh: '达产日期', en: 'Full capacity', section: 'milestones' },

  { id: 'progress', type: 'longtext', zh: '进展情况', en: 'Progress', section: 'progress' },
  { id: 'problems', type: 'longtext', zh: '存在问题', en: 'Problems', section: 'progress' },
  { id: 'next_step', type: 'longtext', zh: '下一步举措', en: 'Next step', section: 'progress' },
  { id: 'next_step_on', type: 'date', zh: '下一步时间', en: 'Next step by', section: 'progress' },
]

export interface Figure {
  value: string // decimal text, in `unit`
  unit: string // money: yuan | wan | yi | qian; land mu, floor m2, people person, energy tce
  currency?: string // ISO 4217, money only
  estimate?: boolean
  cny?: string // money only: yuan at `rate` of `rate_on`; absent while no rate is known
  rate?: string
  rate_on?: string
}

/** figure id → basis → the figure, or year → figure for a yearly one. */
export type Figures = Record<string, Partial<Record<Basis, Figure | Record<string, Figure>>>>

export interface Investor {
  name: string
  share?: string // percent, decimal text
  country?: string // ISO 3166-1 alpha-2
  code?: string
  enterprise_id?: string
}

export interface EvidenceRef {
  kind: string
  id?: string
  name?: string
}

/**
 * A project as plain JSON: what the gate, lights, counting rules and imports see. Core fields and playbook fields stand side by
 * side at the top level; figures, evidence and approved milestones are nested.
 */
export interface ProjectDocument {
  stage?: string
  status?: string
  figures?: Figures
  investors?: Investor[]
  evidence?: EvidenceRef[]
  approved?: string[] // milestones with an approved, unreversed claim
  relocation?: boolean // flagged as one 企业平移; only the count is told
  [field: string]: unknown
}

/** Days on which something has happened, with the field of the same day as it is planned, where there is one. */
export const happened: Readonly<Record<string, string | null>> = {
  first_contact_on: null,
  signed_on: null,
  registered_on: null,
  filed_on: null,
  permitted_on: null,
  started_on: 'planned_start_on',
  in_statistics_on: null,
  completed_on: 'planned_completion_on',
  produced_on: null,
  scaled_on: null,
  full_capacity_on: null,
}
