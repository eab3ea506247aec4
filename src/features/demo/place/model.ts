import type { Role, UnitKind } from '#features/places/model.ts'

export interface InventedUnit {
  key: string
  parent: string | null
  kind: UnitKind
  name: string
  name_en: string
}

/** 澜江市: a county that is on no map. */
export const inventedTenant = { slug: 'demo', name: '澜江市（演示数据）', name_en: 'Lanjiang (demo data)' }

export const inventedUnits: readonly InventedUnit[] = [
  { key: 'city', parent: null, kind: 'county', name: '澜江市投资促进中心', name_en: 'Lanjiang Investment Promotion' },
  { key: 'etdz', parent: 'city', kind: 'zone', name: '澜江经济开发区', name_en: 'Lanjiang Economic Zone' },
  { key: 'hitech', parent: 'city', kind: 'zone', name: '澜江高新区', name_en: 'Lanjiang High-tech Zone' },
  { key: 'port', parent: 'city', kind: 'zone', name: '澜江临港物流园', name_en: 'Lanjiang Port Park' },
  { key: 'service', parent: 'city', kind: 'zone', name: '澜江现代服务业集聚区', name_en: 'Lanjiang Services Quarter' },
  { key: 'east', parent: 'city', kind: 'town', name: '东澜镇', name_en: 'Donglan Town' },
  { key: 'willow', parent: 'city', kind: 'town', name: '柳溪镇', name_en: 'Liuxi Town' },
  { key: 'green', parent: 'city', kind: 'town', name: '青禾镇', name_en: 'Qinghe Town' },
  { key: 'stone', parent: 'city', kind: 'town', name: '石塘镇', name_en: 'Shitang Town' },
  { key: 'shanghai', parent: 'city', kind: 'field_office', name: '驻上海招商局', name_en: 'Shanghai Office' },
  { key: 'shenzhen', parent: 'city', kind: 'field_office', name: '驻深圳招商局', name_en: 'Shenzhen Office' },
  { key: 'land', parent: 'city', kind: 'department', name: '澜江市自然资源局', name_en: 'Land Bureau' },
  { key: 'environment', parent: 'city', kind: 'department', name: '澜江市生态环境局', name_en: 'Environment Bureau' },
]

/** Units that hold projects, with their share of them. */
export const holders: readonly (readonly [key: string, weight: number])[] = [
  ['etdz', 30],
  ['hitech', 22],
  ['port', 10],
  ['service', 9],
  ['east', 9],
  ['willow', 7],
  ['green', 5],
  ['stone', 4],
  ['shanghai', 2],
  ['shenzhen', 2],
]

export interface InventedMember {
  user_name: string
  name: string
  name_en: string
  title: string
  unit: string
  roles: Role[]
}

/** Sign-ins of the demo: named by what they do, since nobody real is in it. */
export const inventedMembers: readonly InventedMember[] = [
  {
    user_name: 'officer',
    name: '经开区招商专员',
    name_en: 'Zone officer',
    title: '招商专员',
    unit: 'etdz',
    roles: ['officer'],
  },
  {
    user_name: 'officer2',
    name: '高新区招商专员',
    name_en: 'High-tech officer',
    title: '招商专员',
    unit: 'hitech',
    roles: ['officer'],
  },
  {
    user_name: 'lead',
    name: '经开区招商局长',
    name_en: 'Zone head',
    title: '招商局长',
    unit: 'etdz',
    roles: ['unit_lead'],
  },
  {
    user_name: 'reviewer',
    name: '经开区审核员',
    name_en: 'Zone reviewer',
    title: '审核',
    unit: 'etdz',
    roles: ['unit_reviewer'],
  },
  {
    user_name: 'city',
    name: '市级审核员',
    name_en: 'City reviewer',
    title: '审核',
    unit: 'city',
    roles: ['city_reviewer', 'unit_reviewer'],
  },
  { user_name: 'leader', name: '市领导', name_en: 'Leader', title: '链长', unit: 'city', roles: ['leader'] },
  {
    user_name: 'land',
    name: '资源局联络员',
    name_en: 'Land liaison',
    title: '联络员',
    unit: 'land',
    roles: ['department'],
  },
  { user_name: 'admin', name: '系统管理员', name_en: 'Administrator', title: '管理员', unit: 'city', roles: ['admin'] },
]
