import type { EraseTexts } from './erase-texts.ts'

export const ZH_CN_ERASE: EraseTexts = {
  title: '彻底删除患者',
  lead: '仅在患者有权要求时使用：与其有关的一切将永久删除。须提供两项身份信息，以免误删他人。',
  open: '彻底删除患者…',
  number: '门诊编号',
  birthDate: '出生日期',
  noBirthDate: '病历中没有出生日期',
  numberAgain: '再次输入门诊编号',
  numbersDiffer: '两次输入的编号不一致。',
  find: '继续…',
  confirmTitle: (number) => `永久删除 ${number}？`,
  goes: '将永久删除：',
  content: (visits, photos, merged) =>
    `${visits} 次就诊及 ${photos} 张照片${merged === 0 ? '' : `，以及并入的 ${merged} 份病历`}`,
  contentToo: '姓名、编号、备注、过敏史、知情同意和提醒',
  remains: '仍会保留：',
  logStays: '日志中的记录，其中没有姓名',
  backupsStay: '以前的备份，直到被清理',
  typeAgain: '请再次输入门诊编号',
  action: '永久删除',
  working: '正在删除…',
  done: '该患者已彻底删除。',
}
