import type { DemoTexts } from './demo-texts.ts'

export const ZH_CN_DEMO: DemoTexts = {
  offer: '可以先试用：三位虚构的患者，面部由计算机生成，附三十天的就诊记录。',
  start: '试用演示诊所',
  filling: '正在生成演示诊所…',
  note: '演示诊所：其中的人都不存在。关闭程序时会自动删除。',
  passphrase: (passphrase) => `所有人的口令：${passphrase}`,
  remove: '退出并删除演示',
}
