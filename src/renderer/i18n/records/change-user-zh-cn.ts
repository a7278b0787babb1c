import type { ChangeUserTexts } from './change-user-texts.ts'

export const ZH_CN_CHANGE_USER: ChangeUserTexts = {
  open: (name) => `${name}：切换用户`,
  title: '切换用户',
  lead: '病历保持打开，由现在登录的人继续使用。已输入但未保存的内容不会保留。',
  nobodyElse: '还没有其他人可以登录。人员由管理员添加。',
  action: '登录',
  mine: '修改我的口令…',
  mineTitle: (name) => `为 ${name} 设置新口令`,
  old: '现用口令',
  next: '新口令',
  change: '修改口令',
  changed: '新口令已生效，旧口令不能再使用。',
}
