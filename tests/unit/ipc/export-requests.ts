import type { ChannelName } from '../../../src/shared/contract/channel-names.ts'
import type { ChannelRequest } from '../../../src/shared/contract/channels.ts'

const id = '0123456789abcdef0123456789abcdef'
type ExportChannel = Extract<ChannelName, `export:${string}`>

export const EXPORT_REQUESTS: { readonly [C in ExportChannel]: ChannelRequest<C> } = {
  'export:get-activity': undefined,
  'export:begin': {
    patientId: id,
    visit: null,
    purpose: 'research',
    masked: true,
    contents: ['originals', 'numbers'],
    withoutPlace: true,
    container: { kind: 'zip', password: 'twelve signs' },
  },
  'export:begin-clinic': { container: { kind: 'folder', password: null } },
  'export:get-masked': { place: 3 },
  'export:confirm-masked': { leftOut: [0, 2] },
  'export:cancel': undefined,
  'export:dismiss': undefined,
}
