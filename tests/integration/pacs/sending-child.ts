/**
 * A program that sends what waits in a store to an archive, until it is killed. Arguments: the store's folder. Its data key is that of
 * the made records.
 */
import { openForSending } from './sending-store.ts'

const [folder = ''] = process.argv.slice(2)
const { sender } = await openForSending(folder)
await sender.start()
