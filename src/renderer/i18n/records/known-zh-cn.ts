import type { KnownTexts } from './known-texts.ts'

export const ZH_CN_KNOWN: KnownTexts = {
  title: (count) => (count === 1 ? '病历中已有这张照片' : `有 ${count} 张照片需要决定`),
  same: (moment, view) => `该患者的病历中已有这张照片：${moment} 的就诊，${view}。`,
  other: '另一位患者的病历中已有完全相同的照片。请先确认照片属于哪位患者，再决定是否保存。',
  number: (number) => `另一份病历的编号：${number}。`,
  hidden: '显示姓名后可看到其编号。',
  again: '再添加一次',
  keepBecause: '也添加到本病历，因为',
  because: {
    'same-person': '两份病历属于同一人',
    'filed-wrongly': '此前误存入另一份病历',
    other: '其他原因',
  },
}
