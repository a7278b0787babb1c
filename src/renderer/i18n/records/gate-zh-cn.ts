import { ZH_CN_CAPTURE_REASONS } from '../capture-reasons-zh-cn.ts'
import { ZH_CN_CAPTURE_RULES } from '../../../shared/reports/texts/capture-rules-zh-cn.ts'
import type { GateTexts } from './gate-texts.ts'

export const ZH_CN_GATE: GateTexts = {
  reasons: ZH_CN_CAPTURE_REASONS,
  rules: ZH_CN_CAPTURE_RULES,
  title: (count) => (count === 1 ? '这张照片难以对比' : `${count} 张照片难以与其他照片对比`),
  lead: '不符合拍摄要求的照片最好不添加并重新拍摄，也可仍然保留：原因将与照片一同记录。若角度选错，请先不添加，再以正确的角度添加。',
  figures: '测量值',
  atLeast: (limit) => `至少 ${limit}`,
  atMost: (limit) => `至多 ${limit}`,
  exactly: (limit) => `应为 ${limit}`,
  decision: '如何处理',
  leaveOut: '不添加',
  keepBecause: '仍然保留，因为',
  because: {
    urgent: '情况紧急',
    'not-able': '患者无法配合',
    'shows-enough': '已能看清要点',
    'only-one': '当天没有其他照片',
    other: '其他原因',
  },
  note: '补充说明',
  noteHint: '可不填写。',
  noteMissing: '请说明原因。',
  done: '继续',
  left: '未添加。',
  otherPatient: '此文件标明的是另一位患者，与当前打开的病历不符。',
  mark: '仍予保留',
  studioTitle: '难以对比但仍予保留',
  nobody: '某人',
}
