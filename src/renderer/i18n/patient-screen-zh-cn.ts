import type { PatientScreenTexts } from './patient-screen-texts.ts'

export const ZH_CN_PATIENT_SCREEN: PatientScreenTexts = {
  title: '患者屏',
  openHint: '为患者打开第二个窗口；如有另一台显示器，则在其上显示',
  close: '关闭患者屏',
  modes: { follow: '跟随', hold: '定格', blank: '空白' },
  modeHints: {
    follow: '显示与此窗口相同的内容',
    hold: '您查看其他内容时，患者屏画面保持不变',
    blank: '不显示任何内容',
  },
  fullScreen: '全屏',
  leaveFullScreen: '退出全屏',
  drawings: '显示标注线条',
  drawingsHint: '同时显示箭头、圆圈、轮廓和所选区域，不显示其文字',
  without: '患者屏不显示姓名、编号和文字标注。',
  says: {
    shows: '患者屏：正在显示此视图',
    nothing: '患者屏：暂无内容',
    held: '患者屏：画面已定格',
    blank: '患者屏：空白',
  },
  wait: '请稍候',
  coming: '正在准备您的图像',
  absent: '此处没有图像',
}
