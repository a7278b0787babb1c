import type { KeptOrRefused, PhotoRefused } from '../../../shared/contract/record-channels.ts'
import { CallError, type Client } from '../../app/client.ts'
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
  return client.call('record-photo:add-upload', { upload, labels, show: false, justTaken: true })
}

/** Nobody is there any more to decide about a photo that waits: it is left out. Always fails, with PHOTO_NOT_KEPT where that went well. */
export async function refuseUnseen(
  client: Client,
  { waiting }: Pick<PhotoRefused, 'waiting'>,
): Promise<never> {
  await client.call('record-photo:leave-out', { waiting })
  throw new CallError({
    kind: 'expected',
    code: 'PHOTO_NOT_KEPT',
    message: 'expected somebody to decide about a photo, found that the room had been left',
  })
}
