/** `project` is the name that the reader may know. Each kind of notice is one line. */
export const text = {
  next_step: [
    (project: string, on: string) => `《${project}》下一步举措的时间是 ${on}，请推进并更新进展`,
    (project: string, on: string) => `“${project}”: the next step is set for ${on}. Take it and update the progress.`,
  ],
  stage_deadline: [
    (project: string, stage: string, on: string) => `《${project}》在“${stage}”阶段的时限为 ${on}`,
    (project: string, stage: string, on: string) => `“${project}” is expected to leave the stage “${stage}” by ${on}.`,
  ],
  report: [
    (project: string, since: string) => `《${project}》自 ${since} 起没有更新，请填报进展`,
    (project: string, since: string) => `“${project}” has not been updated since ${since}. Report its progress.`,
  ],
  light: [
    (project: string, light: string, rule: string) => `《${project}》转为${light}${rule && `：${rule}`}`,
    (project: string, light: string, rule: string) => `“${project}” turned ${light}${rule && `: ${rule}`}.`,
  ],
  review: [
    (project: string, claim: string, level: string) => `《${project}》的“${claim}”申报待${level}审核`,
    (project: string, claim: string, level: string) => `“${project}”: the claim “${claim}” waits for ${level} review.`,
  ],
  review_waiting: [
    (project: string, claim: string, level: string, days: number) =>
      `《${project}》的“${claim}”申报待${level}审核已 ${days} 天`,
    (project: string, claim: string, level: string, days: number) =>
      `“${project}”: the claim “${claim}” has waited ${days} days for ${level} review.`,
  ],
  returned: [
    (project: string, claim: string, reason: string) =>
      `《${project}》的“${claim}”申报被退回${reason && `：${reason}`}`,
    (project: string, claim: string, reason: string) =>
      `“${project}”: the claim “${claim}” was returned${reason && `: ${reason}`}.`,
  ],
  approved: [
    (project: string, claim: string) => `《${project}》的“${claim}”申报已审核通过`,
    (project: string, claim: string) => `“${project}”: the claim “${claim}” was approved.`,
  ],
  report_ready: [
    (report: string, on: string) => `组合报表“${report}”（${on}）已生成`,
    (report: string, on: string) => `The combined report “${report}” of ${on} is ready.`,
  ],
  import_done: [
    (file: string, created: number, updated: number, suspected: number, refused: number) =>
      `台账${file && `“${file}”`}导入完成：新增 ${created}，更新 ${updated}，疑似重复 ${suspected}，退回 ${refused}`,
    (file: string, created: number, updated: number, suspected: number, refused: number) =>
      `The ledger${file && ` “${file}”`} is in: ${created} created, ${updated} updated, ${suspected} suspected, ${refused} refused.`,
  ],
  protection_ends: [
    (project: string, on: string, days: number) =>
      `《${project}》的首谈保护还剩 ${days} 天（至 ${on}），登记对接记录可续期，逾期自动释放`,
    (project: string, on: string, days: number) =>
      `“${project}”: its first-contact protection ends in ${days} days (${on}). Log a talk to renew it; silence releases it.`,
  ],
  service_soon: [
    (project: string, step: string, on: string) => `《${project}》的“${step}”应于 ${on} 前完成，请登记相应记录`,
    (project: string, step: string, on: string) =>
      `“${project}”: “${step}” is due by ${on}. Record it when it is done.`,
  ],
  service_late: [
    (project: string, step: string, on: string) => `《${project}》的“${step}”已超过 ${on} 的时限`,
    (project: string, step: string, on: string) => `“${project}”: “${step}” was due by ${on} and is late.`,
  ],
  dispute_asked: [
    (unit: string, enterprise: string) => `${unit}询问由本单位首谈的“${enterprise}”，请答复`,
    (unit: string, enterprise: string) => `${unit} asks about “${enterprise}”, whom your unit holds. Please answer.`,
  ],
  dispute_answered: [
    (unit: string, enterprise: string, answer: string) => `${unit}就“${enterprise}”答复：${answer}`,
    (unit: string, enterprise: string, answer: string) => `${unit} answers about “${enterprise}”: ${answer}.`,
  ],
  dispute_appealed: [
    (by: string, unit: string, enterprise: string) =>
      `${by}就“${enterprise}”的首谈提出申诉（首谈单位：${unit}），请裁决`,
    (by: string, unit: string, enterprise: string) =>
      `${by} appeals over first contact with “${enterprise}” (held by ${unit}). Please decide.`,
  ],
  dispute_decided: [
    (unit: string, enterprise: string, decision: string) =>
      `“${enterprise}”的首谈争议（对方：${unit}）已裁决：${decision}`,
    (unit: string, enterprise: string, decision: string) =>
      `The dispute with ${unit} over “${enterprise}” is decided: ${decision}.`,
  ],
  transfer_offered: [
    (unit: string, project: string, on: string) => `${unit}拟将《${project}》流转给本单位，请于 ${on} 前接收或退回`,
    (unit: string, project: string, on: string) =>
      `${unit} passes “${project}” on to your unit. Take it or decline by ${on}.`,
  ],
  transfer_taken: [
    (project: string, unit: string) => `《${project}》流转完成（对方单位：${unit}），共享协议自今日起生效`,
    (project: string, unit: string) =>
      `“${project}” was taken over (the other unit: ${unit}). The sharing begins today.`,
  ],
  transfer_declined: [
    (unit: string, project: string) => `${unit}退回了《${project}》的流转`,
    (unit: string, project: string) => `${unit} declines “${project}”.`,
  ],
  transfer_taken_back: [
    (unit: string, project: string) => `${unit}撤回了《${project}》的流转`,
    (unit: string, project: string) => `${unit} keeps “${project}” after all.`,
  ],
  transfer_returned: [
    (project: string, on: string) => `《${project}》的流转至 ${on} 无人接收，已退回原单位`,
    (project: string, on: string) => `Nobody took “${project}” by ${on}: it stays with the unit that offered it.`,
  ],
  relocation_system: [
    (project: string, _reason: string) =>
      `《${project}》被系统认定为企业平移，不计为新项目：投资方此前已在其他单位投产`,
    (project: string, _reason: string) =>
      `“${project}” is flagged as a relocation and does not count as new: its investor already produced in another unit.`,
  ],
  relocation_hand: [
    (project: string, reason: string) => `《${project}》被认定为企业平移，不计为新项目${reason && `：${reason}`}`,
    (project: string, reason: string) =>
      `“${project}” was found to be a relocation and does not count as new${reason && `: ${reason}`}.`,
  ],
  relocation_ended_system: [
    (project: string, _reason: string) => `《${project}》不再被认定为企业平移，恢复计为新项目：认定依据已不存在`,
    (project: string, _reason: string) =>
      `“${project}” is no relocation any more and counts as new again: what it was flagged for is gone.`,
  ],
  relocation_ended_hand: [
    (project: string, reason: string) => `《${project}》的企业平移认定已解除，恢复计为新项目${reason && `：${reason}`}`,
    (project: string, reason: string) =>
      `“${project}” is found to be no relocation and counts as new again${reason && `: ${reason}`}.`,
  ],
  answer_hand_over: ['同意移交', 'it is handed over'],
  answer_joint: ['同意共同对接', 'both court it'],
  answer_decline: ['不同意', 'no'],
  decision_stays: ['维持原首谈单位', 'it stays with its holder'],
  decision_moves: ['改由询问单位首谈', 'it moves to who asked'],
  decision_joint: ['双方共同对接', 'both court it'],
  project: ['某项目', 'A project'],
  light_yellow: ['黄灯', 'yellow'],
  light_red: ['红灯', 'red'],
  level_unit: ['单位', 'unit'],
  level_city: ['市级', 'city'],
} as const
