import { LEAST_REPEATS } from '../../shared/imaging/change.ts'
import type { RegionTexts } from './region-texts.ts'

export const ZH_CN_REGIONS: RegionTexts = {
  choose: '区域',
  groups: { whole: '全部测量范围', face: '面部分区', drawn: '手绘区域' },
  names: {
    forehead: '额部',
    'eye-area-right': '右眼周',
    'eye-area-left': '左眼周',
    'cheek-right': '右颊',
    'cheek-left': '左颊',
    nose: '鼻部',
    'upper-lip': '上唇上方',
    chin: '颏部',
  },
  number: '数值',
  numbers: { mean: '均值', sd: '标准差', cv: '变异系数', area: '面积', spots: '斑点' },
  hints: {
    sd: '色素图在所测皮肤上的标准差',
    cv: '变异系数：标准差除以均值',
  },
  draw: {
    title: '测量',
    tools: { ellipse: '椭圆', polygon: '多边形', brush: '画笔' },
    tips: {
      ellipse: '测量椭圆内的皮肤',
      polygon: '测量多边形内的皮肤',
      brush: '涂抹出要测量的皮肤',
    },
    hints: {
      ellipse: '在照片上拖动画出椭圆。键盘：方向键移动，加减键缩放，回车键测量，Esc 键取消。',
      polygon: '依次点击各顶点，再点第一个顶点或按回车键完成。退格键撤销一个顶点，Esc 键取消。',
      brush:
        '拖动涂抹。键盘：方向键移动画笔，空格键落笔或抬笔，[ 和 ] 键调节大小，X 键切换涂抹与擦除，退格键撤销一笔，回车键测量，Esc 键取消。',
    },
    surface: '绘制区域。',
    measuring: '正在测量…',
    notMeasured: '未能测量此区域。',
    name: (number) => `手绘区域 ${number}`,
    size: (skinPx, share, skinMm2) =>
      `皮肤 ${skinPx.toLocaleString('en')} 像素，占轮廓的 ${Math.round(share * 100)}%${skinMm2 === null ? '' : `，约 ${Math.round(skinMm2).toLocaleString('en')} 平方毫米`}。`,
    noSkin: '轮廓内没有皮肤。',
  },
  brush: {
    title: '画笔',
    size: '画笔大小',
    px: (diameterPx) => `${diameterPx} 像素`,
    paint: '涂抹',
    erase: '擦除',
    down: '已落笔',
    done: '测量',
  },
  list: {
    loading: '正在读取这张照片的区域…',
    failed: '无法读取这张照片的区域。',
    again: '重试',
    rename: '重命名',
    paintOn: '用画笔修改',
    name: (otherwise) => `名称（留空则为“${otherwise}”）`,
    remove: '删除',
    removed: (name) => `已删除“${name}”。`,
    undo: '撤销',
    unkept: '尚未存入病历。',
    keepAgain: '立即保存',
    notKept: '不会保存：这张照片不属于任何患者的病历。',
    readOnly: '所画区域不会保存：您的角色不能写入病历，或磁盘无法写入。',
    full: (most) => `这张照片已有 ${most} 个区域，达到上限。`,
  },
  change: {
    lastTwo: '最近两次相差',
    verdicts: {
      'larger-than-noise': '超出噪声',
      'within-noise': '在噪声范围内',
      unknown: '噪声未知',
    },
    hint: `噪声指对同一处皮肤重复拍摄时数值的差异。至少分析 ${LEAST_REPEATS} 张重复拍摄的照片后才能得知。`,
  },
}
