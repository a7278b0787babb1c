/** Opens the demo clinic for everybody in it; shown on the screen, for there is nothing to protect. */
export const DEMO_PASSPHRASE = 'a clinic to try things on'
