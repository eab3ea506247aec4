/** Conditions as people say them: what is compared, and how. Names of fields arrive in quotes where the language wants them. */

export const how = {
  '>': ['超过', 'is more than'],
  '>=': ['不少于', 'is at least'],
  '<': ['少于', 'is less than'],
  '<=': ['不超过', 'is at most'],
  '==': ['为', 'is'],
  '!=': ['不为', 'is not'],
} as const

export const when = {
  '>': ['晚于', 'is after'],
  '>=': ['不早于', 'is on or after'],
  '<': ['早于', 'is before'],
  '<=': ['不晚于', 'is on or before'],
  '==': ['为', 'is'],
  '!=': ['不为', 'is not'],
} as const

export const said = {
  compared: [
    (a: string, how: string, b: string) => `${a}${how}${b}`,
    (a: string, how: string, b: string) => `${a} ${how} ${b}`,
  ],
  filled: [(a: string) => `${a}已填写`, (a: string) => `${a} is filled in`],
  blank: [(a: string) => `${a}未填写`, (a: string) => `${a} is not filled in`],
  yes: [(a: string) => `“${a}”为“是”`, (a: string) => `${a} is “yes”`],
  not_yes: [(a: string) => `“${a}”不为“是”`, (a: string) => `${a} is not “yes”`],
  among: [(a: string, list: string) => `${a}为${list}`, (a: string, list: string) => `${a} is ${list}`],
  not_among: [(a: string, list: string) => `${a}不为${list}`, (a: string, list: string) => `${a} is none of ${list}`],
  shown: [(a: string) => `有佐证“${a}”`, (a: string) => `there is evidence “${a}”`],
  not_shown: [(a: string) => `没有佐证“${a}”`, (a: string) => `there is no evidence “${a}”`],
  approved: [(a: string) => `“${a}”已通过`, (a: string) => `a claim “${a}” is approved`],
  not_approved: [(a: string) => `“${a}”未通过`, (a: string) => `no claim “${a}” is approved`],
  holds: [(a: string, b: string) => `${a}含“${b}”`, (a: string, b: string) => `${a} contains “${b}”`],
  holds_not: [(a: string, b: string) => `${a}不含“${b}”`, (a: string, b: string) => `${a} does not contain “${b}”`],
  begins: [(a: string, list: string) => `${a}以${list}开头`, (a: string, list: string) => `${a} begins with ${list}`],
  begins_not: [
    (a: string, list: string) => `${a}不以${list}开头`,
    (a: string, list: string) => `${a} does not begin with ${list}`,
  ],
  ends: [(a: string, list: string) => `${a}以${list}结尾`, (a: string, list: string) => `${a} ends with ${list}`],
  ends_not: [
    (a: string, list: string) => `${a}不以${list}结尾`,
    (a: string, list: string) => `${a} does not end with ${list}`,
  ],
  past: [(a: string) => `${a}已过`, (a: string) => `${a} is past`],
  over: [(a: string) => `${a}已逾期`, (a: string) => `${a} is overdue`],
  over_by: [
    (a: string, b: string) => `${a}已逾期超过${b}`,
    (a: string, b: string) => `${a} is overdue by more than ${b}`,
  ],
  over_or_today: [(a: string) => `${a}今日到期或已逾期`, (a: string) => `${a} is due today or overdue`],
  left: [(a: string) => `距${a}的剩余时间`, (a: string) => `the time left until ${a}`],
  since: [(a: string) => `${a}距今`, (a: string) => `the time since ${a}`],
  since_month: [(a: string) => `${a}所在月份距今`, (a: string) => `the time since the month of ${a}`],
  time_share: [
    (a: string, b: string) => `从${a}到${b}的时间进度`,
    (a: string, b: string) => `the share of the time from ${a} to ${b} that is past`,
  ],
  share: [(a: string, b: string) => `${a}占${b}的比例`, (a: string, b: string) => `${a} as a share of ${b}`],
  shortfall: [(a: string, b: string) => `${a}与${b}的差额`, (a: string, b: string) => `what ${a} falls short of ${b}`],
  size: [(a: string) => `${a}的个数`, (a: string) => `the number of ${a}`],
  if: [
    (a: string, b: string, c: string) => `如${a}则${b}，否则${c}`,
    (a: string, b: string, c: string) => `${b} if ${a}, else ${c}`,
  ],
  bracket: [(a: string) => `（${a}）`, (a: string) => `(${a})`],
  field: [(a: string) => a, (a: string) => `“${a}”`],
  of_year: [(a: string, year: string) => `${year}年${a}`, (a: string, year: string) => `${a} of ${year}`],
  days: [(n: string) => `${n}天`, (n: string) => `${n} ${n === '1' ? 'day' : 'days'}`],
  months: [(n: string) => `${n}个月`, (n: string) => `${n} ${n === '1' ? 'month' : 'months'}`],
  points: [(n: string) => `${n}个百分点`, (n: string) => `${n} points`],
  land: [(n: string) => `${n}亩`, (n: string) => `${n} mu`],
  floor: [(n: string) => `${n}平方米`, (n: string) => `${n} m²`],
  people: [(n: string) => `${n}人`, (n: string) => `${n} people`],
  energy: [(n: string) => `${n}吨标煤`, (n: string) => `${n} tce`],
  count_n: [(a: string) => `${a}数量`, (a: string) => `the number of ${a}`],
  count_cny: [(a: string) => `${a}金额`, (a: string) => `the amount of ${a}`],
  target_n: [(a: string) => `${a}数量目标`, (a: string) => `the target number of ${a}`],
  target_cny: [(a: string) => `${a}金额目标`, (a: string) => `the target amount of ${a}`],
  min_n: [(a: string) => `各单位${a}数量的最低值`, (a: string) => `the least number of ${a} of any unit`],
  max_n: [(a: string) => `各单位${a}数量的最高值`, (a: string) => `the greatest number of ${a} of any unit`],
  min_cny: [(a: string) => `各单位${a}金额的最低值`, (a: string) => `the least amount of ${a} of any unit`],
  max_cny: [(a: string) => `各单位${a}金额的最高值`, (a: string) => `the greatest amount of ${a} of any unit`],
  given: [(a: string) => `填报数“${a}”`, (a: string) => `the figure “${a}” that is given`],
} as const

export const names = {
  and: ['，且', ', and '],
  or: ['，或', ', or '],
  comma: ['、', ', '],
  last: ['或', ' or '],
  today: ['今天', 'today'],
  days_in_stage: ['在本阶段的停留时间', 'the time in this stage'],
  stage_days: ['本阶段时限', 'the days of this stage'],
  days_since_update: ['最近一次更新距今', 'the time since the last update'],
  service_left: ['距本步骤到期的剩余时间', 'the time left for this step'],
  step: ['本步骤', 'this step'],
  arrived: ['累计到位资金', 'the funds that have arrived'],
  stage: ['阶段', 'the stage'],
  status: ['状态', 'the status'],
  kind: ['申报类别', 'the kind of claim'],
  milestone: ['申报的节点', 'the milestone claimed'],
  metric: ['申报的指标', 'the outcome claimed'],
  event_on: ['申报事项的发生日期', 'the date of what is claimed'],
  approved_on: ['申报通过日期', 'the date of approval'],
  origin_place: ['申报资金的来源地', 'where the money claimed comes from'],
  cny: ['申报金额', 'the amount claimed'],
  capital_increase: ['增资', 'capital increase'],
} as const

export const score = {
  ratio: [(a: string, w: string) => `${a} × ${w}分`, (a: string, w: string) => `${a} × ${w} points`],
  capped: [
    (a: string, w: string, cap: string) => `${a}（最高按${cap}计）× ${w}分`,
    (a: string, w: string, cap: string) => `${a} (${cap} at most) × ${w} points`,
  ],
  efficacy: [
    (a: string, w: string, min: string, max: string) =>
      `功效系数：［（${a} − ${min}）÷（${max} − ${min}）× 40 + 60］÷ 100 × ${w}分`,
    (a: string, w: string, min: string, max: string) =>
      `((${a} − ${min}) ÷ (${max} − ${min}) × 40 + 60) ÷ 100 × ${w} points`,
  ],
  steps: [(a: string, steps: string) => `${a}：${steps}`, (a: string, steps: string) => `${a}: ${steps}`],
  step: [(a: string, n: string) => `达到${a}得${n}分`, (a: string, n: string) => `${a} or more gives ${n}`],
  deduction: [
    (w: string, each: string) => `${w}分起扣：${each}`,
    (w: string, each: string) => `${w} points, less: ${each}`,
  ],
  bonus: [
    (w: string, each: string) => `${each}；合计不超过${w}分`,
    (w: string, each: string) => `${each}; ${w} in all at most`,
  ],
  less: [(a: string, n: string) => `“${a}”每次扣${n}分`, (a: string, n: string) => `${n} for each of “${a}”`],
  more: [(a: string, n: string) => `“${a}”每次加${n}分`, (a: string, n: string) => `${n} for each of “${a}”`],
  at_most: [(a: string, n: string) => `${a}（最多${n}分）`, (a: string, n: string) => `${a} (${n} at most)`],
} as const
