import type { ReportWish } from '../../../src/shared/contract/report-channels.ts'

const id = '0123456789abcdef0123456789abcdef'
const report = '01234567-89ab-4def-8123-456789abcdef'

export const reportWish: ReportWish = {
  patient: id,
  template: 'full',
  paper: 'letter',
  language: 'zh-CN',
  photo: id,
  before: id.replace('0', 'f'),
  strip: [],
  lights: ['blue'],
  regions: ['nose'],
  drawn: true,
  texts: { title: '', findings: 'Even tone.', advice: '' },
  nameHidden: true,
}

/** What fields of the channels of reports must not be. */
export const badReportValues = (secret: string): Readonly<Record<string, readonly unknown[]>> => ({
  wish: [
    undefined,
    null,
    secret,
    {},
    { ...reportWish, extra: secret },
    { ...reportWish, template: secret },
    { ...reportWish, before: reportWish.photo },
    { ...reportWish, strip: Array(61).fill(id) },
    { ...reportWish, lights: ['ultraviolet'] },
    { ...reportWish, regions: [''] },
    { ...reportWish, drawn: secret },
    { ...reportWish, nameHidden: undefined },
    { ...reportWish, texts: { ...reportWish.texts, title: 'a\u0000b' } },
  ],
  report: [undefined, null, '', secret, `../${report}`, 7],
  password: [undefined, '', 7, secret.repeat(1000)],
})
