import { dirname, relative, resolve } from 'node:path';

const source = resolve(import.meta.dirname, '../src');

/** The layer of a file, and in features the section: `features/runs`. */
function layerOf(path) {
  const [layer, section] = relative(source, path).split(/[\\/]/);
  return layer === 'features' ? `features/${section}` : layer;
}

function isAllowed(from, to) {
  if (from === to || from === 'app' || from === 'main.tsx' || from === 'test') return true;
  if (from === 'lib') return to === 'lib';
  if (from === 'components') return to === 'lib';
  return to === 'lib' || to === 'components';
}

/** Holds the layers: app may use features, features use components and lib, and no feature knows another one. */
export const layers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { layer: '{{from}} may not use {{to}}: move what both need to components or lib.' },
  },
  create(context) {
    if (/\.test\.tsx?$/.test(context.filename)) return {};
    return {
      'ImportDeclaration, ImportExpression, ExportNamedDeclaration[source], ExportAllDeclaration'(node) {
        const name = node.source.value;
        if (typeof name !== 'string' || !/^(@\/|\.)/.test(name)) return;
        const target = name.startsWith('@/')
          ? resolve(source, name.slice(2))
          : resolve(dirname(context.filename), name);
        const [from, to] = [layerOf(context.filename), layerOf(target)];
        if (!from.startsWith('..') && !isAllowed(from, to))
          context.report({ node, messageId: 'layer', data: { from, to } });
      },
    };
  },
};
