// The compiler that cdktf's packages bring: newer ones have no interface for programs.
import ts from "../../../node_modules/jsii/node_modules/typescript";

/**
 * The package's own types that signatures of its entry points mention and no entry point exports,
 * so that nobody could name them.
 *
 * @param entries - declaration files
 * @param own - the folder of the package's declarations
 */
export function unnamedTypes(
  entries: readonly string[],
  own: string,
): readonly string[] {
  const program = ts.createProgram(entries, {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const meant = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(symbol)
      : symbol;
  const exported = new Set(
    entries
      .map((entry) => program.getSourceFile(entry))
      .map((file) => file && checker.getSymbolAtLocation(file))
      .flatMap((entry) => (entry ? checker.getExportsOfModule(entry) : []))
      .map(meant),
  );
  const unnamed = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = mentioned(node);
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol !== undefined) {
      const type = meant(symbol);
      const [declaration] = type.declarations ?? [];
      if (
        declaration?.getSourceFile().fileName.startsWith(own) &&
        !(type.flags & ts.SymbolFlags.TypeParameter) &&
        !exported.has(type)
      ) {
        unnamed.add(type.name);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const { declarations = [] } of exported) declarations.forEach(visit);
  return [...unnamed].sort();
}

/** The name of a type that stands at this place. */
function mentioned(node: ts.Node): ts.Node | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isTypeQueryNode(node)) return node.exprName;
  if (ts.isImportTypeNode(node)) return node.qualifier;
  return ts.isExpressionWithTypeArguments(node) ? node.expression : undefined;
}
