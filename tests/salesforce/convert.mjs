// Lets Salesforce's own library convert a source tree to metadata format, into the folder "converted"; the components of the tree.
import sdr from '@salesforce/source-deploy-retrieve';

export async function convert({ source, apiVersion, converted }) {
  const components = sdr.ComponentSet.fromSource(source);
  components.sourceApiVersion = apiVersion;
  await new sdr.MetadataConverter().convert(components, 'metadata', { type: 'directory', outputDirectory: converted, genUniqueDir: false });
  return components;
}
