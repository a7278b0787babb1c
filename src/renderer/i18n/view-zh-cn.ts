import type { ViewTexts } from './view-texts.ts'

export const ZH_CN_VIEW: ViewTexts = {
  picture: {
    title: '当前视图',
    save: '保存…',
    copy: '复制',
    saveHint: '将当前视图保存为图片',
    copyHint: '将当前视图复制为图片',
    saving: '正在保存',
    copying: '正在复制',
    saved: '已保存',
    copied: '已复制',
    notAllowed: '您的角色不能将患者照片导出本程序。',
  },
  plain: {
    show: '展示给患者',
    leave: '结束患者展示',
    layers: {
      photo: '您的照片',
      diffuse: '皮肤内部的颜色',
      specular: '皮肤表面的形态与光泽',
      'map.red': '红色：皮下血液分布',
      'map.brown': '棕色：浅层色素分布',
      'map.gray': '灰色：深层色素与纹路',
      'light.gray': '模拟灰光下的皮肤',
      'light.yellow': '模拟黄光下的皮肤',
      'light.red': '模拟红光下的皮肤',
      'light.blue': '模拟蓝光下的皮肤',
    },
    change: '两次之间的变化',
    scale: ['少', '多'],
  },
}
