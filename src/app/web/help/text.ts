export const text = {
  title: ['帮助', 'Help'],
  about: ['本页说明', 'About this screen'],
  keys: ['快捷键', 'Keys'],
  keys_here: ['本页快捷键', 'Keys on this screen'],
  anywhere: ['任何页面', 'On every screen'],
  none: ['本页暂无说明。', 'There is nothing to say of this screen yet.'],
} as const

type Words = readonly [string, string]

export interface Help {
  /** The beginning of the addresses that it is about. */
  path: string
  about: readonly Words[]
  keys?: readonly (readonly [keys: string, zh: string, en: string])[]
}

/** What works everywhere. */
export const keysAnywhere: NonNullable<Help['keys']> = [
  ['Ctrl K', '搜索或执行命令（苹果键盘为 ⌘K）', 'Search, or run a command (⌘K on a Mac)'],
  ['/', '同上，在没有输入文字时', 'The same, where nothing is being typed'],
  ['?', '打开本帮助', 'Open this help'],
  ['Tab', '移到下一个控件；Shift Tab 移回', 'To the next control; Shift Tab back'],
  ['Esc', '关闭对话框或抽屉', 'Close a dialog or a drawer'],
]

/** Every screen's help; of several that fit an address, the longest is shown. */
export const helps: readonly Help[] = [
  {
    path: '/',
    about: [
      [
        '驾驶舱汇总您权限内的全貌：各阶段项目与金额、本月完成与序时进度、刚变黄变红的项目及原因、待我审核和我的下一步。点任何数字都能看到背后的清单。',
        'The cockpit sums up what is in your reach: the pipeline by stage, the month against target and schedule, what turned yellow or red and why, what waits for you. Click a figure to see the list behind it.',
      ],
    ],
  },
  {
    path: '/disputes',
    about: [
      [
        '首谈：先完成有效登记的单位在保护期内独家对接该投资方。他人要谈，先在这里询问；首谈单位可移交、共同对接或不同意；不同意或逾期未答，可申诉，由仲裁人比对双方材料后裁决，立即生效并记入台账。',
        'First contact: the unit whose registration is complete first courts the investor alone while its protection lasts. Others ask here; the holder hands over, shares or declines; after a no, or in default of an answer, an arbiter decides with both files side by side, at once and on the record.',
      ],
    ],
  },
  {
    path: '/transfers',
    about: [
      [
        '流转：本单位承接不了的项目，可指定单位流转，或放入流转池由各单位认领。认领前只能看到流转单位选择公开的内容，联系人和保密名称不公开。接收之日起按约定比例和年限共享统计与税收（默认 5:5、五年），到期后新产生的数字归接收单位；最初引进单位永久保留。逾期无人接收自动退回。',
        'Transfer: a project that a unit cannot place goes to a named unit, or to the pool, where any unit claims it. Before that others read what the passing unit shows, never contacts or a confidential name. From the day it is taken its figures and its tax are shared as agreed (half and half for five years unless said otherwise); after the end new figures are the holder’s. Who brought it is kept for good. Silence returns it.',
      ],
    ],
  },
  {
    path: '/funnel',
    about: [
      [
        '线索漏斗按来源日取期间内的线索，看至今各走到哪一步：到达与转化、已离开者的停留天数（中位与八成以内）、仍在此步的、流失退库的及原因，可按来源、单位、行业、月份分组。点任何数字看背后的项目。',
        'The funnel takes the leads that came in the span and follows them to this day: how many reached each step and went on, how many days those that left it took (median, and four of five), who still stands there, who was lost or withdrawn and why; by source, unit, industry or month. Click a figure for its projects.',
      ],
    ],
  },
  {
    path: '/reports/compare',
    about: [
      [
        '任选两个月或两个单位并排比较，已冻结的月份按冻结时的数字。点数字或柱形看背后的申报；“差异来自”列出造成差额的项目。',
        'Two months or two units side by side; a frozen month as it was frozen. Click a figure or a bar to see the claims behind it; below stand the projects that make the difference.',
      ],
    ],
  },
  {
    path: '/reports/combined',
    about: [
      [
        '自选分组、统计项、期间和筛选，得到自己的报表：点表头排序，点数字看背后的项目或申报。保存后可共享给单位、每周或每月定时生成送到收件箱；收件人只看到其管辖范围内的数字。',
        'A report of your own: choose groups, columns, span and filters; click a heading to sort, a figure to see the projects or claims behind it. Saved, it can be shared with a unit and made every week or month for the inbox; each reader sees what lies in their own units.',
      ],
    ],
  },
  {
    path: '/board',
    about: [
      [
        '看板按阶段列出在推进的项目，每列顶部是个数与金额合计。把卡片拖到下一阶段即可推进；缺什么材料，系统当场列出，补齐后再推进。',
        'The board shows active projects by stage, with number and sum at the head of each column. Drag a card to move it on; what is still missing is listed on the spot.',
      ],
      [
        '红黄绿灯由制度包的规则算出，不能手工改。把鼠标放在灯上可看原因。',
        'Lights are computed by the rules of the playbook and cannot be set by hand. Rest on one to read why.',
      ],
    ],
  },
  {
    path: '/projects',
    about: [
      [
        '项目表列出您有权查看的全部项目。搜索框支持任意两个字、拼音首字母、项目代码、电话号码；筛选条件都在网址里，可收藏、可转发。',
        'The table holds every project that you may see. Search by any two characters, pinyin initials, codes or telephones; filters live in the address, so that they can be kept and shared.',
      ],
      [
        '涉密项目只向知情人员显示真名，其他人看到的是代号。',
        'A confidential project shows its name to those who may know it and its code name to others.',
      ],
    ],
  },
  {
    path: '/projects/new',
    about: [
      [
        '登记线索只需名称，其余可以以后补。系统会先查重：同名项目由谁持有，会立即告诉您。',
        'A lead needs a name and nothing else. Whether someone holds it already, and who, is told at once.',
      ],
    ],
  },
  {
    path: '/projects/$id',
    about: [
      [
        '项目页从上往下读：在哪一步、还缺什么、是什么、凭什么、发生过什么。任何一处都可就地修改，每次修改都记入台账。',
        'Read from top to bottom: where it stands, what it lacks, what it is, what proves it, what happened. Change anything in place; every change goes into the ledger.',
      ],
      [
        '金额分公布、协议、核定三种口径，互不混用。申报经审核通过后才计入统计。',
        'Announced, agreed and verified amounts are never mixed. A claim counts once it has been approved.',
      ],
    ],
  },
  {
    path: '/review',
    about: [
      [
        '左侧是待审申报，右侧是佐证材料。可疑之处（同一凭证在别处出现、金额异常）会标出。不能审核自己提交的申报。',
        'Claims that wait are at the left, the evidence of the chosen one at the right. What looks odd is marked: the same voucher elsewhere, an unusual amount. Nobody reviews their own.',
      ],
    ],
    keys: [
      ['J', '下一条', 'Next'],
      ['K', '上一条', 'Previous'],
      ['A', '通过', 'Approve'],
      ['R', '退回，需写明原因', 'Return, with a reason'],
    ],
  },
  {
    path: '/reports',
    about: [
      [
        '报表是对已通过申报的查询。点任何数字都能看到它由哪些申报、哪些凭证组成。冻结后的月份不再变动，之后的更正单独列示。',
        'A figure is a query over approved claims: click one to see which claims and vouchers it is made of. A frozen month never changes; later corrections are shown apart.',
      ],
    ],
  },
  {
    path: '/imports',
    about: [
      [
        '把 Excel 或 CSV 台账拖进来：先核对列的对应关系，再预览，最后导入。读不准的单元格会请您确认，不会替您猜。',
        'Drop an Excel or CSV ledger here: check what each column is, look at the preview, then import. A cell that cannot be read with certainty is asked about, never guessed.',
      ],
    ],
  },
  {
    path: '/templates',
    about: [
      [
        '在上级的空表里写上占位符，上传一次，以后每个项目、每份汇总都自动填好。不认识的占位符会指出在哪个单元格，可当场指明含义。',
        'Write place-holders into an empty form of another office and upload it once: every project and every register is then filled by itself. A place-holder that nobody knows is named with its cell, and you may say what it means.',
      ],
    ],
  },
  {
    path: '/enterprises',
    about: [
      [
        '企业全市共享，避免同一家企业被重复录入。统一社会信用代码相同即为同一家。',
        'Enterprises are shared by the whole place, so that none is met twice. The same company code is the same company.',
      ],
    ],
  },
  {
    path: '/inbox',
    about: [
      [
        '与您有关的提醒：待审、退回、变灯、临近的下一步。也可在“消息渠道”中设为企业微信、钉钉或邮件推送。',
        'What concerns you: claims to review or returned, lights that turned, next steps due. Channels can send the same to WeCom, DingTalk or mail.',
      ],
    ],
  },
  {
    path: '/account',
    about: [
      [
        '修改密码、开启两步验证、查看登录设备、管理接口密钥。',
        'Change your password, switch on two-factor sign-in, see your devices, manage API keys.',
      ],
    ],
  },
  {
    path: '/units',
    about: [
      [
        '单位树决定谁能看到什么：成员看本单位及下级单位的项目。停用单位不会删除其项目。单位多时点“批量添加”，把名单从 Excel 粘贴进来。',
        'The tree of units decides who sees what: members see the projects of their unit and of those below. Closing a unit deletes nothing. With many units, paste the list by “Add many”.',
      ],
    ],
  },
  {
    path: '/members',
    about: [
      [
        '一名成员可在多个单位担任不同角色。停用后立即无法登录，其经手记录保留。名单可用“批量添加”从 Excel 粘贴；初始密码只用来进门，首次登录须换成自己的。',
        'A member may hold several roles in several units. A disabled one cannot sign in from that moment; what they did stays. A list is pasted by “Add many”. A first password only opens the door: at the first sign-in each sets their own.',
      ],
    ],
  },
  {
    path: '/admin/playbook',
    about: [
      [
        '制度包写明阶段、必填项、审核层级、亮灯规则和统计口径。新版本先试算，看清会影响哪些项目，再确定启用日期。',
        'The playbook states stages, required fields, levels of review, lights and counting rules. Try a new version first, see what it would change, then set the day it takes effect.',
      ],
    ],
  },
  {
    path: '/admin/targets',
    about: [
      [
        '按单位、指标填写全年目标，报表据此算序时进度。目标表可从 Excel 整块粘贴。',
        'Set the year’s targets by unit and indicator; reports measure progress against them. A block of cells can be pasted.',
      ],
    ],
  },
  {
    path: '/admin/channels',
    about: [
      [
        '设置提醒发往何处：企业微信、钉钉、飞书机器人或邮件。',
        'Where notices go besides the inbox: WeCom, DingTalk, Feishu robots or mail.',
      ],
    ],
  },
]
