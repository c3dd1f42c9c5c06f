package dks.proof.reading;

import dks.ec2.InstanceTypes;

/** A group launches an instance type that the table does not have; the message is the whole sentence. */
public final class UnknownInstanceType extends NotTold {
    private static final long serialVersionUID = 1;

    UnknownInstanceType(String name) {
        super("The instance type " + name + " is not in the table; " + InstanceTypes.nearestTo(name) + ".");
    }

    @Override
    public String sentence() {
        return getMessage();
    }
}
