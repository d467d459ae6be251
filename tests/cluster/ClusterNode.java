import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.node.OpenSearchRunnerNode;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;

/** One node of a cluster on loopback, in a process of its own so that it can be killed like one. */
public class ClusterNode {

    private static final List<Class<? extends Plugin>> MODULES =
            List.of(
                    org.opensearch.transport.Netty4Plugin.class,
                    org.opensearch.analysis.common.CommonAnalysisPlugin.class,
                    org.opensearch.join.ParentJoinPlugin.class,
                    org.opensearch.painless.PainlessPlugin.class,
                    org.opensearch.index.reindex.ReindexPlugin.class);

    /** Arguments: name, folder, HTTP port, transport port, then the transport ports of all nodes. */
    public static void main(String[] arguments) throws Exception {
        String name = arguments[0];
        Path home = Path.of(arguments[1]);
        List<String> ports = List.of(arguments).subList(4, arguments.length);
        Settings settings =
                Settings.builder()
                        .put("cluster.name", "interviews-test")
                        .put("node.name", name)
                        .put("path.home", home.toString())
                        .put("path.data", home.resolve("data").toString())
                        .put("path.logs", home.resolve("logs").toString())
                        .put("network.host", "127.0.0.1")
                        .put("http.port", arguments[2])
                        .put("transport.port", arguments[3])
                        .putList("discovery.seed_hosts", ports.stream().map(port -> "127.0.0.1:" + port).toList())
                        .putList("cluster.initial_cluster_manager_nodes", List.of("node-0", "node-1", "node-2").subList(0, ports.size()))
                        .put("cluster.routing.allocation.disk.threshold_enabled", false)
                        .put("cluster.max_shards_per_node", 5000)
                        .put("node.processors", 2)
                        .build();
        Node node =
                new OpenSearchRunnerNode(
                        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> name), MODULES);
        node.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        new CountDownLatch(1).await();
    }


    private static void close(Node node) {
        try {
            node.close();
        } catch (Exception error) {
            // The folder is removed whatever state it is in.
        }
    }
}
