import type { ReportRoom } from '../report-room/report-room.ts'
import type { ChannelHandlers } from './channel-gate.ts'

type ReportHandlers = Pick<ChannelHandlers, Extract<keyof ChannelHandlers, `report:${string}`>>

/** What each channel of reports does. The room checks who asks. */
export function reportHandlers(
  room: Pick<ReportRoom, 'make' | 'save' | 'print' | 'sendToArchive' | 'leave'>,
): ReportHandlers {
  return {
    'report:make': ({ wish }) => room.make(wish),
    'report:save': async ({ report, password }) => ({ saved: await room.save(report, password) }),
    'report:print': async ({ report }) => ({ file: await room.print(report) }),
    'report:archive': async ({ report }) => ({ line: await room.sendToArchive(report) }),
    'report:leave': () => {
      room.leave()
    },
  }
}
