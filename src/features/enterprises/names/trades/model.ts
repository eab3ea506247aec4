/** Words of a name that say what a company does, not which one it is. */

const chinese = `
科技 技术 信息 网络 软件 数码 数字 数据 智能 智慧 智造 电子 电器 电气 电力 电缆 电线 电源 电池 电机 电梯 电商 电讯 光电 光伏 光学 光纤 光源 照明 灯饰 半导体 芯片 集成电路
微电子 元器件 元件 器件 线路板 电路 显示 通信 通讯 传感 仪器 仪表 自动化 机器人 机械 机电 机床 机车 装备 设备 精密 精工 精机 模具 模塑 五金 金属 钢铁 钢管 钢构 钢结构 特钢 不锈钢 铝业 铜业 铝材 有色
稀土 矿业 冶金 铸造 锻造 铸锻 轴承 齿轮 传动 液压 气动 阀门 水泵 泵业 压缩机 制冷 空调 暖通 弹簧 紧固件 刀具 工具 量具 焊接 汽车 汽配 零部件 零配件 配件 车业 车辆 摩托车 电动车 客车 轨道 船舶 造船 重工 工业 实业 产业
制造 加工 航空 航天 宇航 飞机 动力 发动机 能源 新能源 储能 氢能 风电 风能 核电 热能 热电 燃气 天然气 石油 石化 化工 化学 化纤 纤维 化肥 农药 涂料 油漆 油墨 染料 颜料 树脂 塑料 塑胶 塑业 橡胶 橡塑 高分子 新材料 新型材料 材料 复合材料
碳素 碳纤维 玻璃 玻纤 陶瓷 水泥 建材 建筑 建设 建工 工程 市政 路桥 装饰 装潢 家具 家居 家电 门窗 幕墙 木业 竹业 纸业 造纸 包装 印刷 印务 彩印 纸品 纺织 印染 服装 服饰 制衣 针织 丝绸 家纺 鞋业 皮革 皮具 箱包 玩具 文具
体育 用品 制品 产品 食品 饮料 乳业 酒业 酿酒 啤酒 粮油 油脂 面粉 米业 茶业 水产 农业 农牧 牧业 林业 园艺 种业 饲料 畜牧 养殖 烟草 医药 制药 药业 医疗 医疗器械 器械 生物 生命科学 基因 诊断 健康 康养 护理 化妆品 日化 美容 医院 眼科 口腔
环保 环境 环卫 水务 节能 净化 再生 资源 循环 物流 供应链 仓储 运输 货运 航运 港口 港务 快递 速递 物业 地产 房地产 置业 开发 城建 城投 交通 高速公路 铁路 机场 投资 控股 资本 资产 基金 股权 创业 金融 融资 租赁 担保 保险 证券 期货 信托 银行 财务
商业 商贸 贸易 外贸 进出口 国际 百货 超市 零售 连锁 餐饮 酒店 旅游 文化 传媒 广告 影视 影业 娱乐 游戏 动漫 出版 教育 培训 咨询 顾问 管理 服务 人力资源 劳务 设计 研究院 研究所 研究 检测 认证 监理 测绘 勘察 安全 安防 消防 保安
移动 联通 电信 铁塔 系统 发展 企业 事业 集成 运营 平台 方案 中心 特种 精细 高新 工贸 农产品 电子商务 家政 珠宝 黄金 首饰 钟表 眼镜 乐器 工艺品 礼品 冷链 冷冻 生态 园林 绿化 景观 苗木 花卉 激光 红外 雷达 导航 卫星 遥感 北斗 测控 控制
变压器 开关 继电器 电容 电阻 磁性 磁材 磁电 传感器 连接器 接插件 摄像 影像 打印 耗材 服务器 云计算 云 大数据 人工智能 物联网 互联网 区块链 技研 制作 制版 商用车 乘用车 重型汽车 专用车 轮胎 轮毂 底盘 制动 转向 座椅 内饰 车灯 铝合金 合金 粉末 冶炼 焦化 煤炭 煤业 盐业 糖业 调味品 肉类 肉业`

const latin = `
technology technologies technical tech electronics electronic electric electrical semiconductor semiconductors micro microelectronics international global worldwide
industries industrial industry precision machinery machine machines tools tool materials material advanced new energy power solar photovoltaic battery batteries trading trade
import export investment investments capital management consulting pharmaceutical pharmaceuticals pharma biotech biotechnology bio biological biosciences medical health healthcare
chemical chemicals petrochemical automotive auto automobile motor motors vehicle vehicles parts components systems system solutions solution engineering equipment
manufacturing mfg logistics transport shipping supply chain holdings holding enterprise enterprises development optical optics photonics communications communication telecom network
networks software information data digital intelligent robotics robot automation control controls instruments instrument plastics plastic rubber glass steel metal metals aluminum aluminium
copper paper packaging printing textile textiles garment food foods beverage dairy agriculture agricultural environmental environment water construction building property
properties real estate services service products product works foundry laboratories labs research design display science sciences scientific aerospace aviation marine ventures partners bank insurance securities financial finance`

const words = new Set(chinese.trim().split(/\s+/))
const latinWords: ReadonlySet<string> = new Set(latin.trim().split(/\s+/))
const longest = Math.max(...[...words].map((word) => word.length))
const heads = new Set([...words].map((word) => word.charCodeAt(0)))

/** Length of the longest such word that begins here; 0 where none does. */
export function tradeWordAt(text: string, at: number): number {
  if (!heads.has(text.charCodeAt(at))) return 0
  for (let length = Math.min(longest, text.length - at); length >= 1; length--)
    if (words.has(text.slice(at, at + length))) return length
  return 0
}

/** Where the trade name ends: before the first such word, which leaves it two characters, or one letter word. */
export function tradeNameEnd(text: string): number {
  for (let at = Math.min(2, text.length); at < text.length; at++) {
    if (isLetter(text.charCodeAt(at)) && isLetter(text.charCodeAt(at - 1))) continue
    if (tradeWordAt(text, at) > 0) return at
  }
  return text.length
}

export function isLatinTradeWord(word: string): boolean {
  return latinWords.has(word)
}

function isLetter(unit: number): boolean {
  return unit < 0x250
}
