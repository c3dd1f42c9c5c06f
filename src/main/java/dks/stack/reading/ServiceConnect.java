package dks.stack.reading;

import dks.stack.model.StackFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the names that Service Connect gives a service. */
record ServiceConnect(Fields service) {
    /** The names of one of its containers; others have none. */
    List<String> aliases(ContainerReader container) throws StackFailure {
        Fields connect = service.object("ServiceConnectConfiguration");
        if (!connect.flag("Enabled")) {
            return List.of();
        }
        var aliases = new ArrayList<String>();
        for (Fields name : connect.objects("Services")) {
            String portName = name.required("PortName");
            Optional<Integer> port = container.port(portName);
            if (port.isEmpty()) {
                throw name.wrong(
                        "PortName", "is '" + portName + "', which no port mapping of the task definition is called");
            }
            for (Fields alias : name.objects("ClientAliases")) {
                if (!alias.number("Port").equals(port)) {
                    throw alias.wrong(
                            "Port",
                            "is not the container's, " + port.get()
                                    + ": names lead straight to containers here; give both the same port");
                }
                aliases.add(alias.required("DnsName"));
            }
        }
        return aliases;
    }
}
