export const text = {
  found: ['系统认定：投资方此前已在其他单位投产', 'Found by the system: the investor already produced in another unit'],
  gone: ['系统解除：平移依据已不存在', 'Cleared by the system: what it rested on is no more'],
  merged: ['随项目合并重新计数', 'Counted anew after a merge'],
  may_not: [
    '您不能认定或解除企业平移：须由制度包规定的裁定人办理，且须同时主管两个单位。',
    'You may not set or lift a relocation: the playbook’s deciders do, who stand above both units.',
  ],
  no_rule: ['该项目适用的制度包没有企业平移规则。', 'The playbook of this project has no rule of relocation.'],
  flagged_already: ['该项目已认定为企业平移。', 'The project is flagged as a relocation already.'],
  not_flagged: ['该项目目前没有认定为企业平移。', 'The project is not flagged as a relocation.'],
  needs_evidence: [
    '解除平移认定须选择本项目的佐证，如增资扩产的备案证。请责任单位先上传。',
    'Lifting rests on evidence of this project, such as the filing of an expansion. Its unit uploads it first.',
  ],
  no_earlier: ['没有这个在先项目，或您无权查看。', 'There is no such earlier project, or you may not see it.'],
  own_earlier: ['在先项目不能是项目本身。', 'The earlier project must be another one.'],
  stale: ['他人已先行处理，请重新核对。', 'Someone acted first. Look again before you go on.'],
} as const
