import type { VoiceTexts } from './capture-texts.ts'

export const EN_VOICE: VoiceTexts = {
  title: 'Voice for the patient',
  mute: 'Turn the voice off',
  unmute: 'Turn the voice on',
  language: 'Language of the voice',
  volume: 'Volume',
  volumeValue: (percent) => `${percent} %`,
  source: 'Kind of voice',
  sources: { clips: 'Recorded voice', system: 'Voice of this computer' },
  caption: 'What is said to the patient',
  notHeard: 'The voice cannot be played on this computer. What is said is still shown.',
}
