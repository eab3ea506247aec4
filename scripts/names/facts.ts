/**
 * Companies as they publish themselves (their own pages, annual reports): full name | short names | former names | English | code. What is not known
 * to us for sure is left out.
 */
export const known = `
宁德时代新能源科技股份有限公司|宁德时代,CATL||Contemporary Amperex Technology Co., Limited|91350900587527783P
比亚迪股份有限公司|比亚迪,BYD||BYD Company Limited|91440300192317458F
华为技术有限公司|华为||Huawei Technologies Co., Ltd.|914403001922038216
小米科技有限责任公司|小米科技,小米|北京小米科技有限责任公司|Xiaomi Inc.|91110108551385082Q
深圳市腾讯计算机系统有限公司|腾讯,腾讯计算机||Tencent Computer Systems Co., Ltd.|9144030071526726XG
北京百度网讯科技有限公司|百度,百度网讯||Baidu Netcom Science Technology Co., Ltd.|91110000802100433B
阿里巴巴(中国)网络技术有限公司|阿里巴巴,阿里巴巴中国||Alibaba (China) Technology Co., Ltd.|91330100799655058B
中国石油化工股份有限公司|中国石化,中石化||China Petroleum & Chemical Corporation|
中国石油天然气股份有限公司|中国石油,中石油||PetroChina Company Limited|
中国海洋石油集团有限公司|中国海油,中海油|中国海洋石油总公司|China National Offshore Oil Corporation|
中国第一汽车集团有限公司|中国一汽|中国第一汽车集团公司|China FAW Group Co., Ltd.|
东风汽车集团有限公司|东风汽车,东风集团|第二汽车制造厂|Dongfeng Motor Corporation|
上海汽车集团股份有限公司|上汽集团|上海汽车股份有限公司|SAIC Motor Corporation Limited|
重庆长安汽车股份有限公司|长安汽车||Chongqing Changan Automobile Co., Ltd.|
长城汽车股份有限公司|长城汽车||Great Wall Motor Company Limited|
浙江吉利控股集团有限公司|吉利,吉利控股||Zhejiang Geely Holding Group Co., Ltd.|
理想汽车有限公司|理想汽车||Li Auto Inc.|
特斯拉(上海)有限公司|特斯拉上海,上海特斯拉||Tesla (Shanghai) Co., Ltd.|
海尔智家股份有限公司|海尔智家|青岛海尔股份有限公司|Haier Smart Home Co., Ltd.|
美的集团股份有限公司|美的,美的集团|广东美的集团股份有限公司|Midea Group Co., Ltd.|
珠海格力电器股份有限公司|格力电器,格力||Gree Electric Appliances, Inc. of Zhuhai|
海信家电集团股份有限公司|海信家电|海信科龙电器股份有限公司|Hisense Home Appliances Group Co., Ltd.|
TCL科技集团股份有限公司|TCL科技,TCL|TCL集团股份有限公司|TCL Technology Group Corporation|
京东方科技集团股份有限公司|京东方|北京东方电子集团股份有限公司|BOE Technology Group Co., Ltd.|
中芯国际集成电路制造有限公司|中芯国际||Semiconductor Manufacturing International Corporation|
长江存储科技有限责任公司|长江存储||Yangtze Memory Technologies Co., Ltd.|
隆基绿能科技股份有限公司|隆基绿能,隆基|隆基股份有限公司|LONGi Green Energy Technology Co., Ltd.|
天合光能股份有限公司|天合光能|常州天合光能有限公司|Trina Solar Co., Ltd.|
晶科能源股份有限公司|晶科能源||Jinko Solar Co., Ltd.|
通威股份有限公司|通威股份,通威||Tongwei Co., Ltd.|
阳光电源股份有限公司|阳光电源||Sungrow Power Supply Co., Ltd.|
金风科技股份有限公司|金风科技|新疆金风科技股份有限公司|Goldwind Science & Technology Co., Ltd.|
三一重工股份有限公司|三一重工||Sany Heavy Industry Co., Ltd.|
徐工集团工程机械股份有限公司|徐工机械||XCMG Construction Machinery Co., Ltd.|
中联重科股份有限公司|中联重科|长沙中联重工科技发展股份有限公司|Zoomlion Heavy Industry Science and Technology Co., Ltd.|
潍柴动力股份有限公司|潍柴动力,潍柴||Weichai Power Co., Ltd.|
恒力石化股份有限公司|恒力石化|大连橡胶塑料机械股份有限公司|Hengli Petrochemical Co., Ltd.|
江苏恒立液压股份有限公司|恒立液压|江苏恒立高压油缸股份有限公司|Jiangsu Hengli Hydraulic Co., Ltd.|
万华化学集团股份有限公司|万华化学|烟台万华聚氨酯股份有限公司|Wanhua Chemical Group Co., Ltd.|
荣盛石化股份有限公司|荣盛石化||Rongsheng Petrochemical Co., Ltd.|
中国建材集团有限公司|中国建材||China National Building Material Group Co., Ltd.|
安徽海螺水泥股份有限公司|海螺水泥||Anhui Conch Cement Company Limited|
福耀玻璃工业集团股份有限公司|福耀玻璃,福耀||Fuyao Glass Industry Group Co., Ltd.|
宝山钢铁股份有限公司|宝钢股份,宝山钢铁||Baoshan Iron & Steel Co., Ltd.|
江苏沙钢集团有限公司|沙钢,沙钢集团||Jiangsu Shagang Group Co., Ltd.|
江苏恒瑞医药股份有限公司|恒瑞医药,恒瑞||Jiangsu Hengrui Pharmaceuticals Co., Ltd.|
无锡药明康德新药开发股份有限公司|药明康德||WuXi AppTec Co., Ltd.|
深圳迈瑞生物医疗电子股份有限公司|迈瑞医疗,迈瑞||Shenzhen Mindray Bio-Medical Electronics Co., Ltd.|
贵州茅台酒股份有限公司|贵州茅台,茅台||Kweichow Moutai Co., Ltd.|
内蒙古伊利实业集团股份有限公司|伊利股份,伊利||Inner Mongolia Yili Industrial Group Co., Ltd.|
青岛啤酒股份有限公司|青岛啤酒||Tsingtao Brewery Company Limited|
顺丰控股股份有限公司|顺丰控股,顺丰|马鞍山鼎泰稀土新材料股份有限公司|S.F. Holding Co., Ltd.|
中国平安保险(集团)股份有限公司|中国平安,平安保险||Ping An Insurance (Group) Company of China, Ltd.|
招商银行股份有限公司|招商银行,招行||China Merchants Bank Co., Ltd.|
立讯精密工业股份有限公司|立讯精密,立讯||Luxshare Precision Industry Co., Ltd.|
歌尔股份有限公司|歌尔股份,歌尔|歌尔声学股份有限公司|GoerTek Inc.|
富士康科技集团|富士康|鸿海精密工业|Foxconn Technology Group|
台灣積體電路製造股份有限公司|台积电,TSMC||Taiwan Semiconductor Manufacturing Company Limited|
株式会社村田製作所|村田制作所,村田||Murata Manufacturing Co., Ltd.|
トヨタ自動車株式会社|丰田汽车,丰田||Toyota Motor Corporation|
日本電産株式会社|日本电产,尼得科||Nidec Corporation|
삼성전자 주식회사|三星电子||Samsung Electronics Co., Ltd.|
西门子股份公司|西门子,Siemens||Siemens AG|
西门子(中国)有限公司|西门子中国||Siemens Ltd., China|
巴斯夫欧洲公司|巴斯夫|巴斯夫股份公司|BASF SE|
罗伯特·博世有限公司|博世,Bosch||Robert Bosch GmbH|
博世汽车部件(苏州)有限公司|博世苏州,博世汽车部件||Bosch Automotive Products (Suzhou) Co., Ltd.|
大陆汽车电子(长春)有限公司|大陆汽车电子||Continental Automotive Electronics (Changchun) Co., Ltd.|
ABB(中国)有限公司|ABB中国||ABB (China) Ltd.|
施耐德电气(中国)有限公司|施耐德电气,施耐德||Schneider Electric (China) Co., Ltd.|
艾默生电气(中国)投资有限公司|艾默生,艾默生电气||Emerson Electric (China) Holdings Co., Ltd.|
霍尼韦尔(中国)有限公司|霍尼韦尔||Honeywell (China) Co., Ltd.|
通用电气(中国)有限公司|通用电气||General Electric (China) Co., Ltd.|
星巴克企业管理(中国)有限公司|星巴克||Starbucks (China) Co., Ltd.|`

/** Two companies that are not one, however alike their names are. */
export const unlike = `
恒力集团有限公司|江苏恒立液压股份有限公司
恒力石化股份有限公司|恒力集团有限公司
恒力石化股份有限公司|恒逸石化股份有限公司
中国石油化工股份有限公司|中国石油天然气股份有限公司
中国石油化工集团有限公司|中国石油天然气集团有限公司
中国移动通信集团江苏有限公司|中国移动通信集团浙江有限公司
中国移动通信集团江苏有限公司|中国移动通信集团有限公司
中国电信股份有限公司|中国联合网络通信集团有限公司
安徽海螺水泥股份有限公司|芜湖海螺型材科技股份有限公司
一汽-大众汽车有限公司|上汽大众汽车有限公司
宝马(中国)汽车贸易有限公司|华晨宝马汽车有限公司
重庆长安汽车股份有限公司|长安福特汽车有限公司
东风汽车集团股份有限公司|东风本田汽车有限公司
广汽本田汽车有限公司|东风本田汽车有限公司
比亚迪股份有限公司|比亚迪汽车工业有限公司
上海电气集团股份有限公司|哈尔滨电气股份有限公司
上海电气集团股份有限公司|东方电气股份有限公司
中国建筑第二工程局有限公司|中国建筑第三工程局有限公司
中国建筑第八工程局有限公司|中国建筑股份有限公司
中铁一局集团有限公司|中铁二局集团有限公司
中铁大桥局集团有限公司|中铁隧道局集团有限公司
中交第一航务工程局有限公司|中交第二航务工程局有限公司
南京钢铁股份有限公司|江苏沙钢股份有限公司
招商银行股份有限公司|招商证券股份有限公司
平安银行股份有限公司|中国平安保险(集团)股份有限公司
长城汽车股份有限公司|中国长城科技集团股份有限公司
三一重工股份有限公司|三一重能股份有限公司
京东方科技集团股份有限公司|北京京东世纪贸易有限公司
小米科技有限责任公司|小米通讯技术有限公司
华为技术有限公司|华为终端有限公司
华为技术有限公司|华为数字能源技术有限公司
阿里巴巴(中国)网络技术有限公司|阿里云计算有限公司
海尔智家股份有限公司|海尔集团公司
美的集团股份有限公司|美的控股有限公司
江苏恒瑞医药股份有限公司|江苏豪森药业集团有限公司
天合光能股份有限公司|江苏天合储能有限公司
晶科能源股份有限公司|晶科电力科技股份有限公司
晶科能源股份有限公司|晶澳太阳能科技股份有限公司
格力地产股份有限公司|珠海格力电器股份有限公司
伊利实业集团股份有限公司|内蒙古蒙牛乳业(集团)股份有限公司
青岛啤酒股份有限公司|青岛海尔股份有限公司
中国银行股份有限公司|中国建设银行股份有限公司
中国工商银行股份有限公司|中国农业银行股份有限公司
中国人寿保险股份有限公司|中国人民保险集团股份有限公司
西门子(中国)有限公司|西门子医疗系统有限公司
西门子股份公司|西门子(中国)有限公司
博世汽车部件(苏州)有限公司|博世汽车部件(长沙)有限公司
博世(中国)投资有限公司|罗伯特·博世有限公司
ABB(中国)有限公司|北京ABB电气传动系统有限公司
施耐德电气(中国)有限公司|施耐德(北京)中低压电器有限公司
大陆汽车电子(长春)有限公司|大陆汽车电子(连云港)有限公司
Siemens AG|Siemens Energy AG
Siemens AG|Siemens Healthineers AG
Continental AG|Continental Airlines, Inc.
Toyota Motor Corporation|Toyota Industries Corporation
Mitsubishi Electric Corporation|Mitsubishi Heavy Industries, Ltd.
Hitachi, Ltd.|Hitachi Chemical Co., Ltd.
Samsung Electronics Co., Ltd.|Samsung SDI Co., Ltd.
LG Chem, Ltd.|LG Electronics Inc.
General Motors Company|General Electric Company
Delta Air Lines, Inc.|Delta Electronics, Inc.
Apple Inc.|Apple Hospitality REIT, Inc.
Johnson Controls International plc|Johnson & Johnson
Bayer AG|Bayerische Motoren Werke AG
ASM International N.V.|ASM Pacific Technology Limited
Merck KGaA|Merck & Co., Inc.
Panasonic Corporation|Panasonic Industry Co., Ltd.
Tesla (Shanghai) Co., Ltd.|Tesla (Beijing) Co., Ltd.
三菱電機株式会社|三菱重工業株式会社
日立製作所|日立化成株式会社
株式会社村田製作所|村田機械株式会社
삼성전자 주식회사|삼성에스디아이 주식회사
上海第一机床厂|上海第二机床厂
北京第一机床厂|北京第二机床厂
沈阳第一机床厂|沈阳第三机床厂
南通第二棉纺织厂|南通第三棉纺织厂
上海第一百货商店|上海第十百货商店
无锡第一棉纺厂|无锡第三棉纺厂`

/** Names made by the rules of naming, for what companies do not publish: region|county|trade name|industry|form|another region|another industry. */
export const made = `
江苏|昆山|恒泰|精密机械|有限公司|苏州|电子科技
江苏|海门|远大|纺织|有限公司|启东|新材料
浙江|余姚|华峰|塑料模具|有限公司|慈溪|电器
广东|东莞|联创|电子|有限公司|惠州|光电
山东|诸城|鸿运|汽车零部件|有限公司|潍坊|食品
江苏|常熟|瑞丰|新材料科技|股份有限公司|太仓|化工
福建|晋江|信达|服饰|有限公司|石狮|鞋业
安徽|天长|金源|电缆|集团有限公司|滁州|仪表
河北|固安|京华|生物医药|有限公司|廊坊|环保设备
湖北|枣阳|三环|汽车配件|股份有限公司|襄阳|锻造
湖南|浏阳|星辰|智能装备|有限公司|长沙|烟花
江西|贵溪|铜兴|金属材料|有限公司|鹰潭|铜业
四川|绵竹|川源|磷化工|有限公司|德阳|机械
陕西|兴平|秦岭|航空部件|有限公司|咸阳|食品
辽宁|瓦房店|北方|轴承|有限公司|大连|重工
吉林|公主岭|吉源|农业科技|有限公司|四平|饲料
黑龙江|双城|龙丰|乳业|有限公司|哈尔滨|粮油
河南|巩义|中原|铝业|有限公司|郑州|耐火材料
山西|介休|晋鑫|焦化|有限公司|晋中|煤业
云南|安宁|滇源|磷业|有限公司|昆明|生物
贵州|仁怀|黔酱|酒业|有限公司|遵义|旅游开发
广西|北流|桂陶|陶瓷|有限公司|玉林|水泥
江苏|江阴|澄星|化纤|集团有限公司|无锡|钢铁
江苏|张家港|港华|光伏科技|有限公司|常州|储能技术
浙江|海宁|经编|纺织科技|有限公司|嘉兴|皮革
浙江|乐清|正源|电气|股份有限公司|温州|自动化
广东|中山|灯都|照明|有限公司|佛山|家具
广东|台山|粤海|水产食品|有限公司|江门|饲料
福建|福清|融新|光学|有限公司|福州|化纤
山东|滕州|鲁班|机床|有限公司|枣庄|锂电池
山东|龙口|道恩|高分子材料|股份有限公司|烟台|钛业
江苏|如皋|江海|船舶装备|有限公司|南通|重工
江苏|丹阳|沃得|农业机械|有限公司|镇江|眼镜
江苏|溧阳|天目|储能电池|有限公司|常州|电梯
安徽|宁国|中鼎|橡胶制品|股份有限公司|宣城|密封件
湖北|仙桃|恒天|无纺布|有限公司|武汉|医疗用品
湖北|潜江|江汉|石油机械|有限公司|荆州|盐化工
浙江|义乌|小商|饰品|有限公司|金华|供应链管理
浙江|永康|众泰|五金工具|有限公司|金华|电动车
江苏|泰兴|济川|药业|有限公司|泰州|减速机
河北|任丘|华北|石油装备|有限公司|沧州|摩托车
湖南|醴陵|湘瓷|电瓷|有限公司|株洲|陶瓷
福建|南安|闽南|水暖|有限公司|泉州|石材
江苏|东台|磊达|钢帘线|股份有限公司|盐城|水泥
江苏|靖江|扬子|空调设备|有限公司|泰州|造船
四川|什邡|明日|宇航设备|有限公司|成都|烟草机械
山东|寿光|晨鸣|纸业|有限公司|潍坊|蔬菜种业
浙江|诸暨|盾安|环境设备|有限公司|绍兴|袜业
广东|普宁|康美|中药饮片|有限公司|揭阳|服装
云南|瑞丽|银翔|摩托车制造|有限公司|德宏|珠宝`

/** Swaps that fingers make; each first character stands in a name above. */
export const slips =
  '恒衡 泰太 华画 峰锋 联连 鸿洪 瑞端 丰风 信芯 金今 京惊 环还 星兴 铜同 源原 秦泰 北比 龙隆 原元 鑫欣 黔钱 桂贵 澄橙 港巷 经径 正证 灯登 粤越 融荣 鲁路 道到 江汪 沃沃 目日 鼎顶 天夭 汉汗 小少 众从 济齐 湘相 闽闵 磊雷 扬杨 明名 晨辰 盾循 康庚 银根 远运 大太 创窗 运远 达大'
