// cdktf packs folders with it, which nothing here asks for. With its dependencies it is fifty modules in each suite that synthesizes.
module.exports = () => {
  throw new Error("archiver is left out of tests (jest.config.js)");
};
