import type { DemoTexts } from './demo-texts.ts'

export const EN_DEMO: DemoTexts = {
  offer: 'Look around first: three made-up patients with computed faces, and thirty days of visits.',
  start: 'Try a demo clinic',
  filling: 'Computing the demo clinic…',
  note: 'Demo clinic: nobody in it exists. It is removed when the program closes.',
  passphrase: (passphrase) => `Everybody’s passphrase: ${passphrase}`,
  remove: 'Leave and remove the demo',
}
