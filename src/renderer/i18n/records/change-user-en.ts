import type { ChangeUserTexts } from './change-user-texts.ts'

export const EN_CHANGE_USER: ChangeUserTexts = {
  open: (name) => `${name}: change user`,
  title: 'Change user',
  lead: 'The records stay open for whoever signs in now. What has been typed and not saved is left behind.',
  nobodyElse: 'Nobody else can sign in yet. An administrator adds people.',
  action: 'Sign in',
  mine: 'Change my passphrase…',
  mineTitle: (name) => `A new passphrase for ${name}`,
  old: 'Passphrase until now',
  next: 'New passphrase',
  change: 'Change passphrase',
  changed: 'The new passphrase holds from now on. The one before opens nothing any more.',
}
