import type { VoiceTexts } from './capture-texts.ts'

export const ZH_CN_VOICE: VoiceTexts = {
  title: '患者语音提示',
  mute: '关闭语音',
  unmute: '打开语音',
  language: '语音语言',
  volume: '音量',
  volumeValue: (percent) => `百分之 ${percent}`,
  source: '语音类型',
  sources: { clips: '内置录音', system: '本机语音' },
  caption: '对患者所说的内容',
  notHeard: '本机无法播放语音，提示文字仍会显示。',
}
