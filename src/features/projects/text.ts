export const text = {
  merged: [
    (name: string) => `该项目已并入“${name}”，请到那里继续办理。`,
    (name: string) => `This project was merged into ${name}. Go on there.`,
  ],
  missing: ['没有这个项目，或者您无权查看。', 'There is no such project, or you may not see it.'],
  stale: [
    (who: string) => `${who}先行修改了该项目，您的修改没有保存。请对照两个版本后再提交。`,
    (who: string) =>
      `${who} changed this project first, so your change was not saved. Compare both versions, then submit again.`,
  ],
  code_taken: ['项目编码已被另一个项目使用。', 'Another project has this project code.'],
} as const
