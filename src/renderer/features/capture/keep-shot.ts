import type { KeptOrRefused } from '../../../shared/contract/record-channels.ts'
import type { Client } from '../../app/client.ts'
import { sendPhoto } from '../intake/send-photo.ts'
import type { Guide } from './guided-views.ts'

/** Adds a photo to the visit by the way of every other; one that does not meet the rules of capture waits for a decision. Fails with CallError: then nothing of it is in the record. */
export async function keepShot(
  client: Client,
  visitId: string,
  { view, bodySite, repeats }: Pick<Guide, 'view' | 'bodySite' | 'repeats'>,
  photo: Blob,
): Promise<KeptOrRefused> {
  const upload = await sendPhoto(client, photo, new AbortController().signal, {
    begin: 'record-photo:begin-upload',
    onProgress: () => undefined,
  })
  // Null stands for an upload that was given up, which nobody does here.
  if (upload === null) throw new Error('expected an upload that went through, found none')
  const labels = { visitId, view, bodySite: bodySite.trim(), repeats }
  return client.call('record-photo:add-upload', { upload, labels, show: false })
}
