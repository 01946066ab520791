export default definePageConfig({ navigationBarTitleText: '编辑抬头' });
