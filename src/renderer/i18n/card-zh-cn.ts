import type { CardTexts } from './card-texts.ts'

export const ZH_CN_CARD: CardTexts = {
  corrected: (before, after) =>
    `已识别色卡：平均色差 ΔE00 ${before}\u00a0→\u00a0${after}。色素图和数值按校正后的颜色计算，照片仍按原样显示。`,
  alike: (before, after) =>
    `已识别打印色卡：颜色已调整为与测量该打印件的照片一致，平均色差 ΔE00 ${before}\u00a0→\u00a0${after}。色素图和数值按调整后的颜色计算，照片仍按原样显示。`,
  expected: (leaveOneOut) => `未参与拟合的色块平均色差为 ΔE00 ${leaveOneOut}，皮肤颜色的误差不会更小。`,
  light: (drift, residual) =>
    residual === null
      ? `按两张照片中的色卡，光线颜色相差 ΔC* ${drift.toFixed(1)}，未作校正。`
      : `按两张照片中的色卡，光线颜色相差 ΔC* ${drift.toFixed(1)}，校正后相差 ${residual.toFixed(1)}。`,
  asTaken: '按原片',
  refused: {
    'partly-covered': '已识别色卡，但色卡被部分遮挡、超出画面或有反光，颜色未作校正。',
    overexposed: '已识别色卡，但色块过曝，颜色未作校正。',
    underexposed: '已识别色卡，但照片过暗，无法读取色块，颜色未作校正。',
    'uneven-light': '已识别色卡，但色卡上的光线过于不均匀，颜色未作校正。',
    mirrored: '已识别色卡，但画面左右镜像，颜色未作校正。',
    'no-reference':
      '已识别打印色卡，但当日使用的打印件尚未测量（由管理员在“人员”中完成）：只能用于判断两张照片的颜色是否一致，颜色未作校正。',
    noise: '已识别色卡，但校正会使噪点过于明显，颜色未作校正。',
    contradictory: '已识别色卡，但各色块的颜色互相矛盾（混合光源、反光或色卡褪色），颜色未作校正。',
    'no-gain': '已识别色卡：颜色已足够准确，无需校正。',
  },
  toPrint: {
    title: '打印用色卡',
    lead: '拍照时把色卡放在面部旁边，可判断两次就诊的光线是否一致。打印件测量一次后，还可校正带有该色卡的照片。请始终使用同一张打印件。',
    print: '请按 100 % 比例（标尺长 50 毫米）打印在哑光纸上，关闭色彩增强，并避光保存。',
    save: '将色卡保存为 PDF',
    saved: '色卡已保存。',
  },
  prints: {
    title: '本诊所的打印件',
    lead: '每台打印机的颜色都不同。请在日光下为每张新打印件拍一张照片（如有 24 色标准色卡，请放在旁边一起拍），然后在照片中测量打印件。',
    none: '尚未测量任何打印件：照片中的打印色卡只用于比较，不作校正。',
    measure: '在照片中测量打印件…',
    measuring: '正在读取照片…',
    colours: '打印件的颜色',
    byChart: (expected) => `按旁边的标准色卡得到的真实颜色：平均误差最好为 ΔE00 ${expected}。`,
    asPhotographed: '该照片光线下的颜色：带有此打印件的照片将调整为与其一致，是否为真实颜色不可知。',
    since: '启用日期',
    sinceHint: '照片中最早出现此打印件的日期。',
    sinceDay: (day) => `${day} 起使用`,
    use: '使用此打印件',
    remove: '移除此打印件',
    removeTitle: '移除此打印件？',
    removeText: '此后分析的照片不再按它校正，记录中已有的分析保持不变。',
    refused: {
      'no-print': '照片中未找到完整的打印色卡。请靠近拍摄，光线均匀且无反光。',
      mirrored: '照片左右镜像，请使用相机原片。',
      'partly-covered': '打印件的部分色块看不清：请将其完整拍入画面，避免阴影、反光或手指遮挡。',
      overexposed: '打印件的部分色块过曝，请使用较暗的照片。',
      underexposed: '打印件过暗，无法测量，请使用较亮的照片。',
      'coloured-light': '照片的光线带有颜色。请在日光下拍摄，或在打印件旁放一张 24 色标准色卡。',
      'uneven-light': '24 色标准色卡上的光线不均匀，请让两张色卡处于均匀的光线下。',
      chart: '打印件旁的 24 色标准色卡无法使用：请完整拍入未褪色的色卡，并与打印件处于同样均匀的光线下。',
    },
  },
}
