import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

interface ResolveChain {
  resolve: {
    modules: {
      clear(): { add(folder: string): ResolveChain['resolve']['modules'] };
      add(folder: string): ResolveChain['resolve']['modules'];
    };
  };
}

/** The React plug-in is nested below this folder while its peers are hoisted, so both places must be searched. */
function searchBothNodeModules(chain: ResolveChain): void {
  chain.resolve.modules
    .clear()
    .add(path.resolve(__dirname, '../node_modules'))
    .add(path.resolve(__dirname, '../../node_modules'))
    .add('node_modules');
}

/** `@lianke/shared` is exported as TypeScript source; uqr in a newer JavaScript than older phones know. */
const compile = { include: [path.resolve(__dirname, '../../shared/src'), path.resolve(__dirname, '../../node_modules/uqr')] };

export default defineConfig({
  projectName: 'lianke',
  date: '2026-11-22',
  // Styles are written in the 375 px scale of the design sheet: 1px becomes 2rpx.
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // A build is made only when its sources changed; webpack's own cache was seen to mix old and new modules.
  cache: { enable: false },
  defineConstants: { API_BASE: JSON.stringify(process.env.PUBLIC_URL ?? 'http://127.0.0.1:4300') },
  mini: {
    compile,
    webpackChain: searchBothNodeModules,
    // Class names do not overlap between files, so their order does not matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    compile,
    webpackChain: searchBothNodeModules,
    publicPath: '/mini/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true }, pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
});
