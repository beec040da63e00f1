import type { Access, Decision, Person, Request } from '../../store/access.js';
import { beijing, type Verdict as Check, type Entry, type Event, type Miss } from '../../store/audit.js';
import { verdictLines } from '../../store/audit-report.js';
import { cut } from './clean.js';

// What the program says about who may ask. Plain text throughout: nothing that others typed is taken for markup.

export const APPLY = '申请使用';
export const APPROVE = '批准';
export const REJECT = '拒绝';
export const RESTORE = '恢复以上人员';

export const stranger = (id: number): string =>
  `您的编号是 ${id}。本服务只对获准人员开放，如需使用，请点下面的“${APPLY}”，由管理员审批。`;

export const noAdmins = (id: number): string =>
  `您的编号是 ${id}。本服务只对获准人员开放，请把编号告诉负责本服务的人员。`;

export const foreignTap = (id: number): string =>
  `您的编号是 ${id}。本服务只对获准人员开放，请发送 /start 查看如何申请。`;

export const askLine = '请用一条消息写明单位和姓名（不超过 60 个字），例如：某某县民政局 张三。';
export const lineTooLong = '这条有些长，请把单位和姓名写在 60 个字以内，再发一次。';
export const lineMissing = '没有看到单位和姓名，请用一条文字消息写明，例如：某某县民政局 张三。';
export const requestTaken = '申请已提交，管理员审批后会在这里通知您。7 天内没有答复，可再次申请。';
export const requestOpen = (id: number): string =>
  `您的编号是 ${id}。申请正在等管理员审批，结果会在这里通知您。`;
export const requestsFull = '目前待审批的申请较多，请明天再申请，或直接联系管理员。';
export const pausedUntil = (time: string): string =>
  `您的上一次申请未获批准，${time.slice(0, 16)}（北京时间）以后可以再次申请；有疑问请直接联系管理员。`;
export const queueLong = (open: number): string =>
  `待审批的申请已有 ${open} 份，前面的处理后，后面的会依次送来；发送 /users 可查看全部，/users 编号 可先处理某一份。`;
export const allowedNow = '您已获准使用，直接发送问题即可，例如：喀什 莎车。';

export const toldApproved = '您的申请已获批准。直接发送问题即可，例如：喀什 莎车；发送 /help 查看能问什么。';
export const toldRejected = '您的申请未获批准。如有疑问，请联系管理员。';

export const card = ({ id, name, line }: Request): string =>
  [
    '有人申请使用本服务',
    `填写：${line}`,
    `Telegram 名称：${name}`,
    `编号：${id}`,
    '请核实身份后处理，一位管理员处理即可；7 天后失效。',
  ].join('\n');

const VERDICT = { approved: '已批准', rejected: '已拒绝' } as const;

/** A card once nothing more can be done with it. */
export const closedCard = (decision: Exclude<Decision, { kind: 'unknown' }>): string => {
  const { id, name, line } = decision.request;
  const end =
    decision.kind === 'expired' ? '申请已失效' : `${VERDICT[decision.verdict]}（管理员 ${decision.by}）`;
  return [`申请：${line}`, `Telegram 名称：${name}`, `编号：${id}`, end].join('\n');
};

/** What pops up where an admin tapped. */
export const tapped = (decision: Decision): string => {
  switch (decision.kind) {
    case 'decided':
      return `${VERDICT[decision.verdict]}。`;
    case 'already':
      return `这份申请此前${VERDICT[decision.verdict]}，以先处理的为准。`;
    case 'expired':
      return '这份申请已失效，请对方重新申请。';
    case 'unknown':
      return '这个按钮已失效，请发送 /users 查看待审批的申请。';
  }
};

export const adminsOnly = '这项操作只供管理员使用，如有需要请联系管理员。';

export const revokeUsage = '请在命令后写上编号，例如：/revoke 700200002。编号可用 /users 查看。';

export const revoked = (id: number, outcome: ReturnType<Access['revoke']>): string => {
  switch (outcome) {
    case 'revoked':
      return `已停止 ${id} 的使用，立即生效；需要恢复时请对方重新申请。`;
    case 'admin':
      return `${id} 是管理员，只能在设置 ADMIN_IDS 中移除，重新启动后生效。`;
    case 'nobody':
      return `没有编号为 ${id} 的获准人员，请用 /users 核对。`;
  }
};

const person = ({ id, name, line, by, at }: Person): string =>
  `${id}　${line}（${name}）　${beijing(at).slice(0, 10)} 由 ${by} 批准`;

/** The lines of /users. @param shown how many of the open ones follow as cards */
export const users = (access: Access, open: readonly Request[], shown: number): string[] => {
  const { admins, listed, approved, suspended, unreachable, turnedAway } = access;
  const waiting = open.slice(shown);
  return [
    `管理员 ${admins.length} 人：${admins.join('、') || '无'}`,
    ...(unreachable.size > 0
      ? [`其中收不到消息 ${unreachable.size} 人：${[...unreachable].join('、')}，请他们各发送一次 /start`]
      : []),
    `设置 ALLOWED_IDS 中 ${listed.length} 人：${listed.join('、') || '无'}`,
    `经批准 ${approved.length} 人${approved.length > 0 ? '：' : ''}`,
    ...approved.map(person),
    ...(suspended.length > 0 ? [`因记录损坏须重新申请 ${suspended.length} 人：${suspended.join('、')}`] : []),
    ...faultLines(access.faults),
    open.length > 0 ? `待审批的申请 ${open.length} 份，见下。` : '没有待审批的申请。',
    ...(waiting.length > 0
      ? [`排队的 ${waiting.length} 份，用 /users 编号 可先处理某一份：`, ...waiting.map(queued)]
      : []),
    ...(turnedAway > 0 ? [`启动以来另有 ${turnedAway} 份申请因排队已满没有收下。`] : []),
    '停止某人的使用：/revoke 编号',
  ];
};

const queued = ({ id, line, name }: Request): string => `${id}　${line}（${name}）`;

const faultLines = (faults: readonly string[]): string[] =>
  faults.length > 0 ? ['启动时发现数据异常：', ...faults.map((fault) => `· ${fault}`)] : [];

/** What each admin is told once after a start that found the state damaged. */
export const faultsFound = (faults: readonly string[]): string[] => [
  ...faultLines(faults),
  '请用备份恢复 STATE_DIR，或请受影响的人员重新申请；核对请发送 /users 和 /audit。',
];

/** What each admin is told of a state that is not the one from before. */
export const doubt = (findings: readonly string[], suspended: readonly number[]): string =>
  [
    ...(findings.length > 0 ? ['启动时发现：', ...findings.map((words) => `· ${words}`)] : []),
    suspended.length > 0
      ? `以下 ${suspended.length} 人暂不能使用：${suspended.slice(0, 200).join('、')}${suspended.length > 200 ? '等' : ''}`
      : '没有人因此暂停使用。',
    ...(suspended.length > 0
      ? [
          `其中若有已停用的人，请先用 /revoke 编号 停用，再点“${RESTORE}”；也可以用备份恢复 STATE_DIR 后重新启动。`,
        ]
      : []),
  ].join('\n');

export const restored = (outcome: ReturnType<Access['restore']>): string =>
  outcome === 'restored' ? '已恢复，名单请用 /users 核对。' : '这个按钮已失效，请发送 /users 查看。';

export const olderLedger = (have: number, known: number): string =>
  `准入记录只到第 ${have} 条，而管理员的聊天里记下的是第 ${known} 条：STATE_DIR 是空的或较早的。`;
export const otherLedger = (n: number): string =>
  `准入记录第 ${n} 条与管理员的聊天里记下的校验值不符：STATE_DIR 是别的，或被改动过。`;
export const olderAudit = (have: number, known: number): string =>
  `审计只到第 ${have} 条，而管理员的聊天里记下的是第 ${known} 条：末尾缺失，或 STATE_DIR 是较早的。`;
export const otherAudit = (n: number): string =>
  `审计第 ${n} 条与管理员的聊天里记下的校验值不符：审计被改写过，或 STATE_DIR 是别的。`;

export const newState = (wasBefore: boolean): string =>
  wasBefore
    ? 'STATE_DIR 是新的，而以前有过准入记录和审计：请检查 STATE_DIR 是否指向原来的文件夹、磁盘是否已挂载。'
    : 'STATE_DIR 是新的，里面还没有准入记录和审计；若不是第一次启动，请检查它是否指向原来的文件夹、磁盘是否已挂载。';

export const unreachable = (admin: number): string =>
  `管理员 ${admin} 收不到消息，也就收不到申请：请他打开机器人，发送一次 /start。`;

/** What each admin gets every day, to be kept. */
export const dayHead = (day: string, { n, hash }: { readonly n: number; readonly hash: string }): string =>
  n === 0
    ? `${day} 没有审计记录。`
    : `${day} 审计最新编号：${n}\n校验值：${hash}\n请保留这条消息；核对：node dist/main.js --check-audit ${n} ${hash}`;

export const notForwarded = '转发来的或由别的机器人代发的命令不执行，请自己输入。';

const KIND: Record<Event['kind'], string> = {
  question: '提问',
  edit: '改问',
  tap: '点按',
  apply: '申请',
  approve: '批准',
  reject: '拒绝',
  revoke: '停用',
  restore: '恢复',
  expire: '到期删除',
  key: '启用密钥',
  day: '新的一天',
  finding: '启动时发现',
};

const OUTCOME: Record<string, string> = {
  answered: '已答复',
  choice: '请对方选择',
  none: '未找到',
  help: '用法说明',
  taken: '已提交',
  approved: '已批准',
  rejected: '已拒绝',
  revoked: '已停用',
  restored: '已恢复',
  expired: '已删除',
  keyed: '已启用',
  begun: '已开始',
  found: '已记下',
};

const entryLine = ({ n, at, who, kind, asked, shown, outcome }: Entry): string => {
  const rows = shown.length > 0 ? `，出示 ${shown.length} 项：${cut(shown.join('、'))}` : '';
  return `${n}　${at.slice(5, 16)}　${who}　${KIND[kind]}“${cut(asked)}”　${OUTCOME[outcome] ?? outcome}${rows}`;
};

/** The lines of /audit. */
export const audit = (
  head: { readonly n: number; readonly hash: string },
  latest: readonly Entry[],
  check: Check,
  faults: readonly string[],
): string[] => {
  if (head.n === 0) return ['审计中还没有记录。', ...faultLines(faults)];
  return [
    `最新编号：${head.n}`,
    `校验值：${head.hash}`,
    ...verdictLines(check),
    ...faultLines(faults),
    `最近 ${latest.length} 条（北京时间）：`,
    ...latest.map(entryLine),
  ];
};

/** The lines of /misses. */
export const misses = (found: readonly Miss[]): string[] =>
  found.length === 0
    ? ['近 30 天没有未找到或请对方选择的提问。']
    : [
        '近 30 天未找到或请对方选择的提问：',
        ...found.map(({ asked, outcome, count }) => `${count} 次　${OUTCOME[outcome]}　“${cut(asked)}”`),
      ];

export const tooMany = (perMinute: number): string =>
  `您问得有些快，每分钟最多 ${perMinute} 个问题，请过一分钟再问。`;
export const tooManyCommands = '您操作得有些快，请过一分钟再试。';
export const tooLong = '这段文字超过 500 个字，请缩短成一个问题；也可以粘贴一列地名，一行一个，最多 30 行。';
