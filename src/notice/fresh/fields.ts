/** One field of a notice's files: its name as it is written in lists and groups, and what belongs there. */
interface Field {
  readonly name: string;
  readonly says: string;
  /** May be left out. */
  readonly optional?: true;
}

/** Every field of `notice.json`, in the order in which a new one has them. `facts.text` is the text of each of the facts. */
export const NOTICE_FIELDS = [
  { name: 'number', says: '文号，写法如“某财社〔年份〕序号号”，年份用六角括号' },
  { name: 'title', says: '标题全文，不带书名号' },
  { name: 'year', says: '资金属于哪一年（提前下达的，是资金的年度，不是印发的年份），四位数字，不带引号' },
  { name: 'fund', says: '这份通知下达的是什么资金', optional: true },
  { name: 'fund.name', says: '资金的全称；同一项资金各年写得一样，各年才放在一起比' },
  { name: 'fund.names', says: '这项资金平时的叫法，每个叫法一项；没有就写 []', optional: true },
  {
    name: 'fund.main',
    says: '问的人没有说是哪项资金时，是不是指这一项：true 或 false，不带引号；不写是 false',
    optional: true,
  },
  {
    name: 'stage',
    says: 'final（下达全年资金的通知）或 advance（提前下达一部分的通知）；不写是 final',
    optional: true,
  },
  {
    name: 'unit',
    says: '各文件里金额的单位：元、万元或亿元，照原件；答复一律折合成万元；不写是万元',
    optional: true,
  },
  {
    name: 'columns',
    says: '分配表的各栏金额，照原件的次序，第一栏是没有说哪一栏时所指的；不写是全年、提前下达、本次下达三栏',
    optional: true,
  },
  {
    name: 'columns.key',
    says: '这一栏在 allocations.csv 表头里的名称：小写字母开头，只用小写字母、数字和下划线；全年用 total、提前下达用 advance、本次下达用 current，各年一致才能对比',
  },
  { name: 'columns.name', says: '这一栏在原件里的栏名' },
  { name: 'columns.label', says: '答复和按钮里怎么称呼这一栏' },
  { name: 'columns.short', says: '括号里的简称，两三个字；不写与 label 相同', optional: true },
  { name: 'columns.names', says: '这一栏还有什么说法，每个一项；没有就写 []', optional: true },
  { name: 'sums', says: '哪一栏是哪几栏之和，逐行核对；没有这样的栏就写 []', optional: true },
  { name: 'sums.whole', says: '合计的那一栏的 key' },
  { name: 'sums.parts', says: '加起来等于它的各栏的 key，每栏一项' },
  { name: 'annexes', says: '三个 csv 各出自原件的哪个附件；不写是附件1、附件2、附件3', optional: true },
  { name: 'annexes.allocations', says: '分配表在原件里叫什么，写在答复的来源里', optional: true },
  { name: 'annexes.subjects', says: '科目表在原件里叫什么', optional: true },
  { name: 'annexes.indicators', says: '绩效目标表在原件里叫什么', optional: true },
  {
    name: 'within',
    says: '没有单列、资金列在别处的地方，例如尚未分出的开发区；没有就写 []',
    optional: true,
  },
  { name: 'within.place', says: '没有单列的地方，写成“地州/县市区”' },
  { name: 'within.holder', says: '资金列在哪个地方名下，写成“地州/县市区”' },
  { name: 'counts', says: '各有多少条，照原件数，漏录一行就会被发现；没有的附件不写，也不放那个 csv 文件' },
  {
    name: 'counts.rows',
    says: '分配表有几行（全区、各地州小计、各县市区和机构都算，表头不算），数字不带引号',
    optional: true,
  },
  { name: 'counts.subjects', says: 'subjects.csv 有几行，表头不算，数字不带引号', optional: true },
  { name: 'counts.indicators', says: 'indicators.csv 有几行，表头不算，数字不带引号', optional: true },
  { name: 'counts.goals', says: '年度总体目标有几条，数字不带引号', optional: true },
  { name: 'facts', says: '正文和文头、文尾里能问到的事，一件一条；没有的整条删去，另有的照样添一条' },
  { name: 'facts.topic', says: '这一件的代号，问法靠它找到这一条，不要改；number 和 title 必须有' },
  { name: 'facts.title', says: '这一件的名称' },
  { name: 'facts.paragraph', says: '出处：在通知的哪里，如 文头、正文开头、正文一、附件目录、文尾' },
  { name: 'facts.text', says: '通知里怎么说的，写成完整的句子' },
  { name: 'goals', says: '年度总体目标，原文一条一项；没有就写 []，并删去 counts 里的 goals' },
  { name: 'tables', says: '绩效目标表每张一项；没有绩效目标表就写 []' },
  { name: 'tables.place', says: '是哪里的表：全区或地州名' },
  { name: 'tables.total', says: '表上的年度金额，须与分配表相同；数字带引号' },
  { name: 'corrections', says: '录入与印文不同的每一处，以及为什么；没有就写 []' },
  { name: 'corrections.about', says: '哪一行（地州/县市区），或哪个附件、哪张表（附件3/全区）' },
  { name: 'corrections.printed', says: '印文' },
  { name: 'corrections.corrected', says: '更正为' },
  { name: 'corrections.reason', says: '理由' },
  { name: 'corrections.layout', says: '只是栏位移动、文字和数都没有变时写 true', optional: true },
] as const satisfies readonly Field[];

/** What belongs in each column of the three tables. */
export const TABLE_FIELDS = {
  'allocations.csv': [
    { name: 'prefecture', says: '地州市，照原件；全区那一行留空' },
    { name: 'county', says: '县市区或机构；全区和小计行留空' },
    { name: 'kind', says: 'region 全区，prefecture 地州市小计，county 县市区，institution 单列的机构' },
    { name: '各栏金额', says: '表头是 notice.json 里 columns 的 key，照原件填数，单位是 unit' },
    { name: 'printed_as', says: '更正前的印文；没有更正就留空' },
  ],
  'subjects.csv': [
    { name: 'code', says: '科目代码：类级 3 位，其余 7 位' },
    { name: 'name', says: '科目名称' },
    { name: 'kind', says: 'expenditure 支出科目，income 收入科目，class 类级科目（恰有一条）' },
  ],
  'indicators.csv': [
    { name: 'prefecture', says: '只有某个地州的表才有（或指标值不同）的填地州；各表相同的留空' },
    { name: 'level1', says: '一级指标' },
    { name: 'level2', says: '二级指标' },
    { name: 'name', says: '三级指标的全名' },
    { name: 'target', says: '指标值，如 ≥90% 或文字，不带空格' },
  ],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

type FieldName = (typeof NOTICE_FIELDS)[number]['name'];

/** What belongs in a field of `notice.json`. */
export const saysOf = (name: FieldName): string =>
  NOTICE_FIELDS.find((field) => field.name === name)?.says ?? '';
