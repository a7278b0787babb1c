import { dialog } from 'electron'

/** In both languages: where there is no page, nobody knows which one the user reads. */
const FAULTS = {
  start:
    'Basalis 未能启动。请重试；若仍然失败，请重新安装。\n\nBasalis did not start. Please try again; if it fails again, reinstall it.',
  inUse:
    'Basalis 已在运行：另一个程序或另一台计算机正在使用这些病历。请先将其关闭，再重新启动。\n\nBasalis is running already: another program or another computer is using these records. Close it there, then start again.',
  broken:
    'Basalis 内部出错，程序将退出。已保存的内容不受影响。\n\nBasalis met a fault of its own and will close. What was saved is kept.',
  lost: 'Basalis 的窗口多次意外关闭，程序将退出。\n\nThe window of Basalis failed several times in a row. Basalis will close.',
} as const

/** For whoever started the program by its icon and sees no terminal. */
export function sayFault(fault: keyof typeof FAULTS): void {
  dialog.showErrorBox('Basalis', FAULTS[fault])
}
