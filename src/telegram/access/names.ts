/** The commands as registered with Telegram for admins, beside everybody's. */
export const ADMIN_COMMANDS = [
  { command: 'users', description: '获准人员和待审批的申请' },
  { command: 'revoke', description: '停止某人的使用：/revoke 编号' },
  { command: 'audit', description: '最近的查询记录和核对' },
  { command: 'misses', description: '没有答上的提问' },
  { command: 'notices', description: '现在用哪些通知答复' },
];
