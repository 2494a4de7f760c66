package kz.kualik.authority.registry;

class SandboxRegistryContractTest extends RegistryContract {

    @Override
    Registry registry() {
        return SANDBOX;
    }
}
